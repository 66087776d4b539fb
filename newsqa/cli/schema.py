"""newsqa schema: the fields of a source, and where each goes."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from newsqa.cli.options import Config, Debug, Fields, Format, OnePath, Query, Table, settings_from
from newsqa.cli.status import errors_as_messages


def schema(
    path: OnePath,
    format: Annotated[Format, typer.Option("--format", help="A table, or JSON.")] = Format.text,
    fields: Fields = None,
    table: Table = None,
    query: Query = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Show the fields of a source: what is in each, which article column it goes to, and what is left over.

    Looks at a sample from the start of each file. Files of one shape are shown once.
    """
    with errors_as_messages(debug):
        settings = settings_from(config, fields, table=table, query=query)
        from newsqa.articles.looking import look_at
        from newsqa.engines.one_pass import how_to_read
        from newsqa.reports.field_table import fields_as_json, print_fields

        overview = look_at(path, settings.fields, how_to_read(settings))
        if format is Format.json:
            print(fields_as_json(overview))
        else:
            print_fields(overview)
        sys.stdout.flush()
