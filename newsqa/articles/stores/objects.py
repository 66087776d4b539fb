"""Object stores (S3, Google Cloud Storage, Azure) through Arrow's file systems: what lies below a prefix."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import IO, Any, NoReturn
from urllib.parse import urlsplit

from newsqa.articles.errors import InputError
from newsqa.articles.stores.addresses import scheme_of, source_name, without_secrets
from newsqa.articles.stores.remote import Interrupted, Listing, RemoteFile
from newsqa.articles.stores.workspace import Workspace
from newsqa.errors import EngineError

_ANONYMOUS = "nothing in the environment says who you are, so it was asked without a name"


@dataclass(frozen=True)
class ObjectDownload:
    """An object that is read from the store."""

    file: IO[bytes]
    size: int | None


class _Body:
    """What comes from the store, with failures as Interrupted."""

    def __init__(self, stream: Any, url: str) -> None:
        self._stream, self._url = stream, url

    def read(self, size: int) -> bytes:
        try:
            return bytes(self._stream.read(size))
        except OSError as error:
            raise Interrupted(without_secrets(str(error), self._url)) from None


def list_objects(url: str, workspace: Workspace) -> Listing:
    """The object of this name, or all below the prefix but those with a dot before their name."""
    from pyarrow import fs

    name = source_name(url)
    if "?" in url or "#" in url:
        raise InputError(
            f'{name}: expected bucket and key alone, found "?" or "#" after them. Settings of the store, such as'
            " AWS_ENDPOINT_URL and AWS_REGION, are read from the environment."
        )
    bucket, key, store = _store(url, name)
    base = f"{bucket}/{key}".rstrip("/")
    try:
        info = store.get_file_info(base)
        if info.type == fs.FileType.File and not key.endswith("/"):
            return Listing([(info.base_name, _file(store, info, name, url, workspace))], is_folder=False)
        found = store.get_file_info(fs.FileSelector(base, recursive=True, allow_not_found=True))
    except OSError as error:
        _fail(error, url, name)
    files = []
    for info in found:
        inside = info.path.removeprefix(base).lstrip("/")
        if info.type == fs.FileType.File and not any(part.startswith(".") for part in inside.split("/")):
            files.append((inside, _file(store, info, f"{name}/{inside}", url, workspace)))
    if not found:
        raise InputError(f"{name}: there is no such object, and nothing below it. Check bucket and key.")
    return Listing(sorted(files, key=lambda file: file[0]), is_folder=True)


def _file(store: Any, info: Any, name: str, url: str, workspace: Workspace) -> RemoteFile:
    @contextmanager
    def begin() -> Iterator[ObjectDownload]:
        try:
            stream = store.open_input_stream(info.path, compression=None)  # else the name would decide
        except OSError as error:
            _fail(error, url, name)
        with stream:
            body: IO[bytes] = _Body(stream, url)  # type: ignore[assignment]  # it is only read
            yield ObjectDownload(body, info.size)

    return RemoteFile(name, begin, workspace, info.size)


def _fail(error: OSError, url: str, name: str) -> NoReturn:
    said = without_secrets(str(error), url)
    if "ACCESS_DENIED" in said or "403" in said or "401" in said:
        raise InputError(f"{name}: the store refuses access ({said}). Check your rights{_who(url)}.") from None
    if isinstance(error, FileNotFoundError) or "NO_SUCH_BUCKET" in said or "404" in said:
        raise InputError(f"{name}: there is no such bucket or object ({said}).") from None
    raise EngineError(f"{name}: the store cannot be read: {said}") from None


def _who(url: str) -> str:
    known = {"s3": has_aws_credentials, "gs": has_google_credentials, "gcs": has_google_credentials}
    is_known = known.get(scheme_of(url) or "")
    return f"; {_ANONYMOUS}" if is_known and not is_known() else ""


def _store(url: str, name: str) -> tuple[str, str, Any]:
    """Bucket, key and file system."""
    try:
        parts = urlsplit(url)
        netloc, key = parts.netloc, parts.path.lstrip("/")
    except ValueError:
        netloc = key = ""
    scheme = scheme_of(url)
    user, at, host = netloc.rpartition("@")
    bucket = user.partition(":")[0] if at and scheme in ("abfs", "abfss") else host
    if not bucket:
        raise InputError(f"{name}: expected a bucket after {scheme}://, found none.")
    try:
        if scheme == "s3":
            return bucket, key, s3_store(bucket)
        if scheme in ("gs", "gcs"):
            return bucket, key, google_store()
        return bucket, key, azure_store(host if at else None, name)
    except (OSError, ValueError) as error:
        _fail(OSError(str(error)), url, name)


def s3_store(bucket: str) -> Any:
    """S3, or what speaks its language at the address in AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL."""
    from pyarrow import fs

    options: dict[str, Any] = {"connect_timeout": 20, "request_timeout": 60}
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")
    if endpoint:
        scheme, _, address = endpoint.rpartition("://")
        options |= {"endpoint_override": address.rstrip("/"), "scheme": scheme or "https"}
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
    if not region and endpoint:
        region = "us-east-1"
    if not region:
        try:
            region = fs.resolve_s3_region(bucket)
        except OSError:
            region = None  # the file system has its own ways to find out, and says what is wrong
    return fs.S3FileSystem(anonymous=not has_aws_credentials(), region=region, **options)


def has_aws_credentials() -> bool:
    """Whether there are credentials, or a machine of Amazon's that gives some."""
    named = (
        "AWS_ACCESS_KEY_ID",
        "AWS_PROFILE",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    )
    shared = os.environ.get("AWS_SHARED_CREDENTIALS_FILE") or "~/.aws/credentials"
    config = os.environ.get("AWS_CONFIG_FILE") or "~/.aws/config"
    return (
        any(os.environ.get(name) for name in named)
        or any(Path(file).expanduser().is_file() for file in (shared, config))
        or _made_by("Amazon EC2")
    )


def google_store() -> Any:
    """Google Cloud Storage, without a name where the environment gives none."""
    from pyarrow import fs

    return fs.GcsFileSystem(anonymous=not has_google_credentials(), retry_time_limit=timedelta(seconds=60))


def has_google_credentials() -> bool:
    """Whether there are credentials of the kind that Google's tools leave, or a machine of Google's."""
    folder = os.environ.get("CLOUDSDK_CONFIG") or "~/.config/gcloud"
    return (
        bool(os.environ.get("GOOGLE_APPLICATION_CREDENTIALS"))
        or (Path(folder).expanduser() / "application_default_credentials.json").is_file()
        or _made_by("Google")
    )


def azure_store(host: str | None, name: str) -> Any:
    """Azure: the account is that of the address, or of AZURE_STORAGE_ACCOUNT."""
    from pyarrow import fs

    account = host.partition(".")[0] if host else None
    account = account or os.environ.get("AZURE_STORAGE_ACCOUNT") or os.environ.get("AZURE_STORAGE_ACCOUNT_NAME")
    if not account:
        raise InputError(
            f"{name}: expected the storage account in the environment variable AZURE_STORAGE_ACCOUNT, or an address"
            " such as abfss://container@account.dfs.core.windows.net/path."
        )
    key = os.environ.get("AZURE_STORAGE_KEY") or os.environ.get("AZURE_STORAGE_ACCOUNT_KEY")
    sas = os.environ.get("AZURE_STORAGE_SAS_TOKEN")
    secret = {"account_key": key} if key else {"sas_token": sas} if sas else {}
    return fs.AzureFileSystem(account, **secret)


def _made_by(vendor: str) -> bool:
    """Whether this machine says that it is one of this vendor's."""
    try:
        return vendor in Path("/sys/class/dmi/id/sys_vendor").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
