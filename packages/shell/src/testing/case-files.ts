/** What lies in the directory of every run. */
import { MORE_GUIDE_FILES } from './more-user-guide-cases.ts'
import { GUIDE_FILES } from './user-guide-cases.ts'

export const FILES: Record<string, string> = {
  ...GUIDE_FILES,
  ...MORE_GUIDE_FILES,
  'policy.json': '{"Version": "2012-10-17", "Statement": []}\n',
  'bad.json': '{"a": }',
  'user.json': '{"UserName": "zoe", "Tags": [{"Key": "a", "Value": "b"}]}',
  'user.yaml': 'UserName: zoe\nTags:\n- Key: a\n  Value: b\n',
  'list.json': '["a"]',
  'binary.bin': '\u0000\u0001',
  'tags.json': '[{"Key": "a", "Value": "b"}]',
  'roles.ini': `[profile base]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = secret
mfa_serial = arn:aws:iam::123456789012:mfa/phone
[profile role]
role_arn = arn:aws:iam::123456789012:role/r
source_profile = base
[profile own]
role_arn = arn:aws:iam::123456789012:role/r
source_profile = own
[profile full]
role_arn = arn:aws:iam::123456789012:role/r
source_profile = base
role_session_name = me
external_id = 4711
duration_seconds = 1800
`,
  'keys.csv':
    'User name,Access key ID,Secret access key\nann,AKIAIOSFODNN7EXAMPLE,secret1\nben,AKIAIOSFODNN7EXAMPL2,secret2\n',
}
