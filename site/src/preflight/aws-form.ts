/** What the form about an AWS account asks for. */
import type { ChooseTarget } from '@first-line/checker/contract'

export function wantedOf(form: FormData): ChooseTarget {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const account = text('account').replaceAll(/[\s-]/g, '')
  const sessionToken = text('sessionToken')
  return {
    kind: 'aws',
    evenSo: form.get('evenSo') !== null,
    ...(account !== '' && { account }),
    ...(form.get('whose') === 'pasted' && {
      credentials: {
        accessKeyId: text('accessKeyId'),
        secretAccessKey: text('secretAccessKey'),
        ...(sessionToken !== '' && { sessionToken }),
      },
    }),
  }
}
