aws cloudtrail lookup-events --profile reporting || true
