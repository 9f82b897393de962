/** Each run of the crash test has an account of its own, since one holds 5,000 users at most. */
export function crashAccount(run: number): {
  account: string
  key: { accessKeyId: string; secretAccessKey: string }
} {
  const number = String(run).padStart(4, '0')
  const accessKeyId = `AKIAIOSFODNN7EXA${number}`
  return {
    account: `11112222${number}`,
    key: { accessKeyId, secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
  }
}

/** The one object that is deleted now and then; the others are only written over. */
export const deletedKey = 'key-5'
