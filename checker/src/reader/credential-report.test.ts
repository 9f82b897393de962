import { expect, test } from 'vitest'
import { rowsOf } from './credential-report.ts'

const header =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated'
const root =
  '<root_account>,arn:aws:iam::1:root,2019-05-06T16:40:00+00:00,not_supported,no_information,not_supported,not_supported,false,true,2019-05-06T16:42:10+00:00,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A'
const mara =
  '"mara,l",arn:aws:iam::1:user/mara,2026-11-01T08:00:00+00:00,true,2026-11-22T09:00:00+00:00,2026-11-01T08:00:00+00:00,N/A,true,false,2026-11-02T08:00:00+00:00,2026-11-03T08:00:00+00:00,us-east-1,s3,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A'

test('rows of a report: what is not there is undefined, a key that was never made is none', () => {
  expect(rowsOf(`${header}\n${root}\n${mara}\n`)).toEqual([
    {
      user: '<root_account>',
      arn: 'arn:aws:iam::1:root',
      createdAt: new Date('2019-05-06T16:40:00Z'),
      passwordEnabled: undefined,
      passwordLastUsed: undefined,
      mfaActive: false,
      keys: [{ active: true, lastRotated: new Date('2019-05-06T16:42:10Z'), lastUsed: undefined }],
    },
    {
      user: 'mara,l',
      arn: 'arn:aws:iam::1:user/mara',
      createdAt: new Date('2026-11-01T08:00:00Z'),
      passwordEnabled: true,
      passwordLastUsed: new Date('2026-11-22T09:00:00Z'),
      mfaActive: true,
      keys: [
        { active: false, lastRotated: new Date('2026-11-02T08:00:00Z'), lastUsed: new Date('2026-11-03T08:00:00Z') },
      ],
    },
  ])
  expect(rowsOf(header)).toEqual([])
})
