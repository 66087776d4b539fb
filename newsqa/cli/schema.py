"""newsqa schema: the fields of a source, and where each goes."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from newsqa.cli.options import Config, Debug, Fields, Format, Query, Table, settings_from
from newsqa.cli.status import errors_as_messages
from newsqa.config import inputs_of
from newsqa.errors import UsageError


def schema(
    path: Annotated[
        str | None,
        typer.Argument(help="A file, folder, archive or URL of articles.", metavar="PATH", show_default=False),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="A table, or JSON.")] = Format.text,
    fields: Fields = None,
    table: Table = None,
    query: Query = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Show the fields of a source: what is in each, which article column it goes to, and what is left over.

    Looks at a sample from the start of each file. Files of one shape are shown once. Without a path it shows the
    `inputs` of newsqa.toml, one after the other.
    """
    with errors_as_messages(debug):
        settings = settings_from(config, fields, table=table, query=query)
        from newsqa.articles.looking import look_at
        from newsqa.engines.one_pass import how_to_read
        from newsqa.reports.field_table import fields_as_json, print_fields

        given = [path] if path is not None else inputs_of(settings)
        if format is Format.json and len(given) > 1:
            raise UsageError(f"--format json shows one source, and inputs name {len(given)}; name one: {given[0]}")
        for one in given:
            overview = look_at(one, settings.fields, how_to_read(settings))
            if format is Format.json:
                print(fields_as_json(overview))
            else:
                print_fields(overview)
        sys.stdout.flush()
