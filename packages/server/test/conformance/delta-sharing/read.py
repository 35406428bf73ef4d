"""Reads a share and its Delta table with clients that others wrote, unmodified, and prints what they saw as JSON.

Reads from stdin: profilePath, tableUrl, deltaTablePath (or null), versions, startingVersion, endingVersion, limit.
"""

import json
import sys

import delta_sharing
import fsspec
import pandas as pd
import pyarrow as pa
from pyarrow.dataset import dataset
from requests.exceptions import HTTPError


def content(frame):
    """A number that does not depend on the order of rows: equal tables give equal numbers."""
    ordered = frame[sorted(frame.columns)].reset_index(drop=True)
    for name in ordered.columns:
        column = ordered[name]
        if isinstance(column.dtype, pd.DatetimeTZDtype):
            column = column.dt.tz_convert("UTC").dt.tz_localize(None)
        if column.dtype.kind == "M":
            column = column.astype("datetime64[us]")
        ordered[name] = column.astype("string")
    return int(pd.util.hash_pandas_object(ordered, index=False).astype("uint64").sum() % 2**53)


def table(frame):
    return {"rows": len(frame), "columns": list(frame.columns), "content": content(frame)}


def changes(frame):
    counted = frame.groupby(["_commit_version", "_change_type"]).size()
    return [{"version": int(v), "change": c, "rows": int(n)} for (v, c), n in counted.items()]


def load_arrow(client, url):
    """By load_as_arrow where the client has it, else pyarrow on the addresses that the client got."""
    if hasattr(delta_sharing, "load_as_arrow"):
        return delta_sharing.load_as_arrow(url)
    share, schema, name = url[url.rindex("#") + 1 :].split(".")
    found = delta_sharing.Table(name=name, share=share, schema=schema)
    files = client._rest_client.list_files_in_table(found).add_files
    http = fsspec.filesystem("http")
    return pa.concat_tables([dataset(f.url, format="parquet", filesystem=http).to_table() for f in files])


def read_share(given):
    url = given["tableUrl"]
    client = delta_sharing.SharingClient(given["profilePath"])
    seen = {
        "shares": [share.name for share in client.list_shares()],
        "tables": [f"{t.share}.{t.schema}.{t.name}" for t in client.list_all_tables()],
        "version": delta_sharing.get_table_version(url),
        "metadataId": delta_sharing.get_table_metadata(url).id,
        "pandas": table(delta_sharing.load_as_pandas(url)),
        "deltaFormat": table(delta_sharing.load_as_pandas(url, use_delta_format=True)),
        "limited": len(delta_sharing.load_as_pandas(url, limit=given["limit"])),
        "byVersion": {},
    }
    seen["arrow"] = table(load_arrow(client, url).to_pandas())
    for version in given["versions"]:
        seen["byVersion"][version] = table(delta_sharing.load_as_pandas(url, version=version))
    span = {"starting_version": given["startingVersion"], "ending_version": given["endingVersion"]}
    seen["changes"] = changes(delta_sharing.load_table_changes_as_pandas(url, **span))
    # The Rust kernel reports on stdout as it goes, and gives times as timestamps.
    kernel = delta_sharing.load_table_changes_as_pandas(url, use_delta_format=True, **span)
    seen["deltaFormatChanges"] = changes(kernel)
    return seen


def read_delta(given):
    from deltalake import DeltaTable

    path = given["deltaTablePath"]
    seen = {"version": DeltaTable(path).version(), "byVersion": {}}
    for version in given["versions"]:
        seen["byVersion"][version] = table(DeltaTable(path, version=version).to_pyarrow_table().to_pandas())
    feed = DeltaTable(path).load_cdf(
        starting_version=given["startingVersion"], ending_version=given["endingVersion"]
    )
    seen["changes"] = changes(pa.table(feed.read_all()).to_pandas())
    return seen


def main():
    given = json.load(sys.stdin)
    try:
        seen = {"share": read_share(given)}
        if given["deltaTablePath"] is not None:
            seen["delta"] = read_delta(given)
    except HTTPError as error:
        seen = {"refused": {"status": error.response.status_code, "message": str(error)}}
    print(json.dumps(seen))


main()
