import { expect, test } from 'vitest'
import { wantedOf } from './aws-form.ts'

function filled(values: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  return form
}

test.each([
  [
    { whose: 'own', account: '', accessKeyId: 'left over' },
    { kind: 'aws', evenSo: false },
  ],
  [
    { whose: 'own', account: '1111-2222 3333', evenSo: 'on' },
    { kind: 'aws', evenSo: true, account: '111122223333' },
  ],
  [
    { whose: 'pasted', accessKeyId: ' ASIAEXAMPLE ', secretAccessKey: 's', sessionToken: '' },
    { kind: 'aws', evenSo: false, credentials: { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 's' } },
  ],
])('%j', (values, wanted) => {
  expect(wantedOf(filled(values))).toEqual(wanted)
})
