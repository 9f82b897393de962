/** Threads that make starts: they take turns, and what goes wrong in one stays there. */
import { expect, test } from 'vitest'
import { startsAside } from './starts-aside.ts'

const ids = { accountId: '482719305561', neighbours: {}, keys: {} }
const question = (module: string, own = ids) => ({ module, endpoint: 'http://127.0.0.1:4566', ids: own })

test('more starts than threads take turns, and one that cannot be made fails alone', { timeout: 60_000 }, async () => {
  const aside = startsAside({ threads: 1 })
  const [first, none, second] = await Promise.allSettled([
    aside.make(question('01-account-and-cloud')),
    aside.make(question('00-welcome', { ...ids, accountId: 'nobody' })),
    aside.make(question('00-welcome')),
  ])
  for (const done of [first, second])
    expect(done).toMatchObject({ status: 'fulfilled', value: { world: { format: 'first-line-world' } } })
  expect(none).toMatchObject({ status: 'rejected' })
})

test('what takes too long is ended, and the next one is made', { timeout: 60_000 }, async () => {
  const hasty = startsAside({ threads: 1, limit: 1 })
  await expect(hasty.make(question('15-review'))).rejects.toThrow('what makes the start of 15-review ended')
  await expect(hasty.make(question('15-review'))).rejects.toThrow('what makes the start of 15-review ended')
  const patient = startsAside({ threads: 1, limit: 50_000 })
  await expect(patient.make(question('00-welcome'))).resolves.toHaveProperty('world')
})
