"""The HTML report: what a run left (`report.json`, `findings.parquet`, `texts.parquet`) goes
in, one offline page comes out."""

from newsqa.reports.html.render import write_html

__all__ = ["write_html"]
