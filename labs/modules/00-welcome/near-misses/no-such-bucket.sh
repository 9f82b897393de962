# Root asks for a bucket that is not there: an error, and no decision of IAM.
aws s3api list-objects-v2 --bucket kape-labs-nowhere-to-be-found || true
