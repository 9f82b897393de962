/** Words of the dialogs before the account is laid anew. */
export const enLay = {
  title: {
    reset: 'Put this lab back to its start?',
    'catch-up': 'Begin here, as if the modules before were done?',
    undo: 'Go back?',
  },
  text: {
    reset:
      'The account becomes as this module begins, and the steps of this module begin again. Machines and their files go with it.',
    'catch-up':
      'The account becomes as the modules before this one leave it. What you have passed in this module stays; steps before that are right by it count as helped.',
    undo: 'Account, progress and machines become as they were.',
  },
  do: { reset: 'Put it back', 'catch-up': 'Catch me up', undo: 'Go back' },
  keep: 'Leave it as it is',
  changes: 'This changes:',
  nothing: 'Nothing would change in the account.',
  reading: 'Looking at what would change.',
  working: 'It is being laid.',
  again: 'Try again',
  change: { added: 'new', removed: 'gone', changed: 'changed' },
  of: (name: string) => `of ${name}`,
  more: (count: number) => `and ${count} more`,
  steps: (count: number) => `${count} ${count === 1 ? 'step' : 'steps'} would have another state.`,
  time: (to: string) => `In the account it would be ${to}.`,
  done: {
    reset: 'The lab is at its start.',
    'catch-up': 'The account is as this module begins.',
    undo: 'It is as it was.',
  },
  undo: 'Undo this',
  undoable: 'You can undo this.',
  tools: 'This lab',
  reset: 'Reset this lab',
  catchUp: 'Catch me up',
  notHere: 'Only the practice account can be laid anew.',
} as const
