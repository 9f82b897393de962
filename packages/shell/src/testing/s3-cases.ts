/** `aws s3`. */
import { lines } from './lines.ts'

export const s3Cases = lines(`
  s3 ls
  s3 ls s3://b
  s3 ls b
  s3 ls s3://b/b/
  s3 ls s3://b --recursive
  s3 ls s3://b --recursive --summarize --human-readable
  s3 ls s3://b/nothing
  s3 ls s3://empty
  s3 ls s3://missing
  s3 mb s3://new
  s3 mb s3://taken
  s3 mb new
  s3 mb
  s3 rb s3://old
  s3 rb s3://full
  s3 rb s3://old/key
  s3 rb old
  s3 foo
  s3 cp {dir}/policy.json
  s3 cp policy.json s3://b/k --no-progress
  s3 cp policy.json s3://b --no-progress
  s3 cp policy.json s3://b --no-progress --grants read
  s3 cp policy.json s3://b --no-progress --grants all=x
  s3 cp s3://b/a s3://b/c --no-progress --metadata a=b --metadata-directive REPLACE
  s3 cp policy.json s3://b/folder/ --no-progress --dryrun
  s3 cp nope.json s3://b/k
  s3 cp policy.json other.json
  s3 cp s3://b/k - --no-progress
  s3 cp s3://b/k - --dryrun
  s3 cp s3://b/k - --exclude '*'
  s3 cp s3://b/k - --recursive
  s3 cp s3://b/missing -
  s3 cp s3://b/missing - --quiet
  s3 cp s3://b/missing - --only-show-errors
  s3 mv s3://b/k -
  s3 mv - s3://b/k
  s3 sync - s3://b
  s3 cp - -
  s3 cp s3://b/k got.txt --no-progress
  s3 cp s3://b/missing got.txt --no-progress
  s3 cp s3://b/k s3://c/k --no-progress
  s3 cp policy.json s3://b/k --quiet
  s3 rm s3://b/k
  s3 rm s3://b/k --dryrun
  s3 rm s3://b/b --recursive
  s3 rm s3://b --recursive --exclude '*.txt'
  s3 rm s3://b --recursive --exclude '*' --include 'b/*' --dryrun
  s3 rm s3://b --recursive --include 'b/*' --exclude '*' --dryrun
  s3 rm s3://b --recursive --exclude '*' --include '[a-b]*' --exclude b/b.txt --dryrun
  s3 rm s3://b --recursive --exclude '[!b]*' --dryrun
  s3 rm s3://b --recursive --exclude '???' --dryrun
  s3 rm s3://b/b --recursive --exclude 'b.txt' --dryrun
  s3 rm s3://b/k --exclude '*'
  s3 rm s3://b/k --exclude
  s3 cp {dir} s3://c --recursive --exclude '*' --include '*.json' --exclude 'bad*' --no-progress --dryrun
  s3 cp {dir}/policy.json s3://c --exclude 'policy*' --no-progress
  s3 cp s3://b {dir}/out --recursive --exclude '*' --dryrun
  s3 cp policy.json s3://b/k --progress-frequency x
  s3 sync . s3://empty --no-progress --dryrun --exclude 'home/*'
  s3 sync s3://b s3://empty --no-progress --dryrun
  s3 sync s3://b s3://b --dryrun
  s3 sync {dir} s3://b --delete --dryrun --exclude 'home/*'
  s3 sync {dir} s3://b --delete --dryrun --exclude '*' --include 'b/*'
  s3 sync s3://b {dir}/home --size-only --dryrun
  s3 sync {dir}/nope s3://b
  s3 sync s3://missing {dir}/home
  s3 mv policy.json s3://b/k --no-progress
  s3 mv s3://b/k s3://b/k
  s3 cp policy.json s3://
  s3 cp home s3://b --no-progress
  s3 cp home s3://b/k --no-progress
  s3 cp home s3://b --dryrun
  s3 mv home s3://b --no-progress
  s3 cp policy.json s3://b --recursive --no-progress
  s3 sync policy.json s3://b --no-progress
  s3 cp s3://b got --no-progress
  s3 cp s3://missing got --no-progress
  s3 rm s3://b
  s3 rm s3://missing
  s3 mv s3://b/k s3://b
  s3 mv s3://b/k s3://b/
  s3 mv s3://b/b/k s3://b/b/
  s3 cp policy.json s3://b/k --acl publicread
  s3 cp policy.json s3://b/k --sse AES
  s3 cp policy.json s3://b/k --storage-class STANDARD_I
  s3 cp policy.json s3://b/k --checksum-algorithm MD4
  s3 cp s3://b/k s3://c/k --copy-props none --no-progress
  s3 cp s3://b/k got.txt --checksum-mode ENABLED --no-progress
  s3 sync s3://b s3://empty --case-conflict ignore --dryrun
  s3 mv s3://b/k s3://c/k --validate-same-s3-paths --no-progress
  s3 ls --request-payer me
  s3 presign s3://b
  s3 presign s3:///k
`)
