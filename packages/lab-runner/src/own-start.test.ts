import { createMemorySandbox } from '@first-line/checker/memory-sandbox'
import { sandboxTarget } from '@first-line/checker/sandbox'
import { startState } from '@first-line/labs'
import { expect, test, vi } from 'vitest'
import { createStarts } from './starts.ts'

const start = startState.parse({
  rootEmail: 'ines@kapelabs.example',
  users: [
    {
      name: 'robin',
      createdAt: '2024-06-03T08:11:52Z',
      managedPolicies: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'],
      accessKeys: [{ createdAt: '2024-06-03T08:14:37Z' }],
    },
  ],
  buckets: [
    { name: 'menu-{account}', createdAt: '2024-06-03T08:20:00Z', objects: [{ key: 'menu.txt', body: 'filter' }] },
  ],
  neighbours: [{ nickname: 'partner', name: 'Lenz', rootEmail: 'post@lenz.example' }],
  homes: {
    laptop: [
      {
        path: '.aws/credentials',
        text: '[robin]\naws_access_key_id = {key:robin:id}\naws_secret_access_key = {key:robin:secret}\n',
      },
      { path: 'partner.txt', text: '{partner}\n' },
    ],
  },
})

vi.mock('@first-line/labs', async (original) => ({
  ...(await original<object>()),
  loadLab: async (id: string) => (id === '16-alone' ? { start } : undefined),
}))

test('a lab that declares its start begins with it, and with nothing else', async () => {
  const sandbox = await createMemorySandbox()
  try {
    const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
    const { stage, learner } = await createStarts(sandbox, target).settle('16-alone')
    const script = `
      aws iam list-users --query 'Users[].UserName' --output text
      account=$(workshop as laptop -- aws sts get-caller-identity --profile robin --query Account --output text)
      workshop as laptop -- aws s3 cp s3://menu-$account/menu.txt - --profile robin; echo
      workshop as laptop -- cat partner.txt`
    const { partner } = await target.neighbours(learner)
    expect(await stage.play(script)).toEqual({ status: 0, stdout: `robin\nfilter\n${partner}\n`, stderr: '' })
  } finally {
    await sandbox.close()
  }
})

test('a module that is none is said to be none', async () => {
  const sandbox = await createMemorySandbox()
  const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
  await expect(createStarts(sandbox, target).of('99-none')).rejects.toThrow('there is no module 99-none')
  await sandbox.close()
})
