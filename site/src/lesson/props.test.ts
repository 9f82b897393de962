import { expect, test } from 'vitest'
import { asideProps, readProps, runProps, stepProps } from './props.ts'

const faultOf = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (fault) {
    const { message, hint } = fault as { message: string; hint?: string }
    return { message, hint }
  }
}

test('what is right is read', () => {
  expect(readProps('Step', stepProps, { id: 'create-user' })).toEqual({ id: 'create-user' })
  expect(readProps('Why', asideProps, {})).toEqual({})
})

test('what is missing, and what does not exist, is said with what would be right', () => {
  expect(faultOf(() => readProps('Step', stepProps, { name: 'create-user' }))).toEqual({
    message:
      '<Step> does not read as it should:\n- id: Invalid input: expected string, received undefined\n- the whole: Unrecognized key: "name"',
    hint: 'It takes: id: the id of one of the module’s steps, as in its module.ts: create-user. See site/README.md.',
  })
  expect(faultOf(() => readProps('Run', runProps, { command: '' }))).toEqual({
    message: '<Run> does not read as it should:\n- command: Too small: expected string to have >=1 characters',
    hint: 'It takes: command (optional): the command, if it is not written between the tags. What the learner fills in stands in {braces}; machine (optional): the machine of the workbench that it is for; without it the one that is open; enter (optional): true: Run also presses Enter. For commands that only look. See site/README.md.',
  })
})
