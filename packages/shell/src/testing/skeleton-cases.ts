/** `--generate-cli-skeleton`. */
import { lines } from './lines.ts'

export const skeletonCases = lines(`
  iam create-user --generate-cli-skeleton
  iam create-user --generate-cli-skeleton input
  iam create-user --generate-cli-skeleton output
  iam create-user --user-name a --generate-cli-skeleton output
  iam create-user --generate-cli-skeleton foo
  iam list-users --generate-cli-skeleton output
  iam list-users --generate-cli-skeleton
  iam create-policy --generate-cli-skeleton
  iam simulate-principal-policy --generate-cli-skeleton
  iam delete-user --generate-cli-skeleton
  iam delete-user --user-name a --generate-cli-skeleton output
  iam get-account-summary --generate-cli-skeleton
  sts get-caller-identity --generate-cli-skeleton
  sts get-caller-identity --generate-cli-skeleton output
  sts get-caller-identity --generate-cli-skeleton output --output text
  sts assume-role --generate-cli-skeleton
  s3api put-bucket-lifecycle-configuration --generate-cli-skeleton
  s3api put-object --generate-cli-skeleton
  s3api list-objects-v2 --bucket b --generate-cli-skeleton output
  sns publish --generate-cli-skeleton
  cloudtrail lookup-events --generate-cli-skeleton
  dynamodb list-tables --generate-cli-skeleton
`)
