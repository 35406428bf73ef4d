"""The peer of bench/assess/profile.ts: ydata-profiling, minimal, of a Parquet file; prints seconds, rows and per column missing and mean."""
import json, sys, time
import pandas as pd
from ydata_profiling import ProfileReport

begun = time.perf_counter()
frame = pd.read_parquet(sys.argv[1])
for name in frame.columns:
    if frame[name].dtype == object and name == "amount":
        frame[name] = frame[name].astype(float)
told = ProfileReport(frame, minimal=True, progress_bar=False).get_description()
seconds = time.perf_counter() - begun
print(json.dumps({"seconds": seconds, "rows": int(told.table["n"]),
                  "columns": {k: {"missing": int(v["n_missing"]), "mean": v.get("mean") if isinstance(v.get("mean"), float) else None} for k, v in told.variables.items()}}))
