/**
 * Every word of the interface, in one place. Sentences with values are functions, so that another language may
 * order them as it must. Plain, exact, present tense; the subject is the account.
 */
export const en = {
  lang: 'en',
  site: {
    name: 'First Line',
    tagline: 'AWS account security by doing it',
    skip: 'Skip to content',
    nav: 'Site',
    map: 'Map',
    glossary: 'Glossary',
    about: 'About',
    foot: 'First Line. Apache-2.0.',
  },
  theme: {
    name: { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
    change: (name: string) => `${name}. Change.`,
  },
  live: {
    none: 'No account yet',
    connecting: 'Connecting',
    live: 'Saved',
    offline: 'Offline. Trying again by itself.',
    newVersion: 'Newer version: reload',
    account: (id: string) => `Account ${id}`,
  },
  target: { sandbox: 'Sandbox', localstack: 'LocalStack', aws: 'AWS' },
  course: {
    line: (done: number, of: number) => `${done} of ${of} modules done`,
    lineHere: (done: number, of: number, here: number) => `${done} of ${of} modules done. You are in module ${here}.`,
    kind: {
      preflight: 'Preflight',
      concept: 'Concept',
      walkthrough: 'Walkthrough',
      lab: 'Lab',
      capstone: 'Capstone',
    },
    needs: (numbers: readonly number[]) => `needs ${numbers.join(', ')}`,
    state: { done: 'Done', here: 'You are here', ready: 'Not started', planned: 'Planned' },
    minutes: (count: number) => `${count} min`,
    hours: (minutes: number) => `${Math.round(minutes / 60)} hours`,
  },
  step: {
    status: {
      idle: 'Not started',
      checking: 'Checking',
      passed: 'Passed',
      failed: 'Not yet',
      undone: 'Was right, is not now',
      blocked: 'Waits',
      unverifiable: 'Cannot be seen here',
      error: 'We could not look',
    },
    of: (number: number, all: number, minutes: number) => ({
      number: `Step ${number}`,
      rest: ` of ${all}, about ${minutes} min`,
    }),
    idle: 'The check runs by itself as soon as the account changes.',
    checking: 'Asking the account.',
    checkedAt: (time: string, attempts: number) => `checked ${time}${tries(attempts)}`,
    passedAt: (time: string, attempts: number) =>
      `${time}${attempts > 1 ? `, try ${attempts}` : attempts === 1 ? ', first try' : ''}`,
    undoneAt: (time: string) => `Was right at ${time}, is not now`,
    kept: 'your pass is kept',
    attested: 'attested by you',
    computed: 'worked out from its policies',
    waitsFor: (number: number) => `Waits for step ${number}`,
    fault: 'This is our fault, not yours. What you did is kept.',
    stands: (status: string) => `The step stands where it stood: ${status.toLowerCase()}.`,
    seen: 'Seen',
    expected: 'Expected',
    next: 'Next',
    hint: 'Hint',
    checkNow: 'Check now',
    checkAgain: 'Check again',
    tryNow: 'Try now',
    goTo: (number: number) => `Go to step ${number}`,
    rail: (title: string, status: string) => `${title}: ${status.toLowerCase()}`,
    announce: {
      checking: (n: number) => `Checking step ${n}.`,
      passed: (n: number, seen: string | undefined, next: number | undefined) =>
        sentence(`Step ${n} passed.`, seen, next === undefined ? undefined : `Next: step ${next}.`),
      failed: (n: number, next: string | undefined) =>
        sentence(`Step ${n}, not yet.`, next === undefined ? undefined : `Next: ${next}`),
      undone: (n: number, time: string | undefined) =>
        time ? `Step ${n} was right at ${time}, and is not now.` : `Step ${n} was right, and is not now.`,
      blocked: (n: number, on: number | undefined) =>
        on === undefined ? `Step ${n} waits.` : `Step ${n} waits for step ${on}.`,
      unverifiable: (n: number) => `Step ${n} cannot be seen here.`,
      error: (n: number) => `We could not check step ${n}. Nothing is lost.`,
    },
  },
  lesson: {
    rail: 'Steps of this module',
    goals: 'You will be able to',
    needs: 'Needs',
    left: (minutes: number) => [`${minutes} min`, 'left'] as const,
    allDone: ['all', 'passed'] as const,
    run: 'Run',
    runHint: (command: string) => `Run: put into the terminal ${command}`,
    copy: 'Copy',
    copied: 'Copied',
    copyHint: (command: string) => `Copy: ${command}`,
    consolePath: 'Console',
    cliPath: 'CLI',
    paths: 'How to do it',
    why: 'Why',
    attackers: 'How attackers use this',
    realAccount: 'On a real account',
    glossary: 'In the glossary',
    next: (title: string) => `Next: ${title}`,
    toMap: 'Back to the map',
  },
  bench: {
    name: 'Workbench',
    lesson: 'Lesson',
    terminal: 'Terminal',
    activity: 'Activity',
    account: 'Account',
    panes: 'Lesson and workbench',
    divider: 'Width of the workbench',
    dividerValue: (percent: number) => `${percent} percent of the page`,
  },
  terminal: {
    machine: 'CloudShell, in your account',
    clear: 'Clear',
    opening: 'Opening the terminal.',
    needsScripts: 'It needs JavaScript, which is off or did not load. The lesson reads without it.',
    failed: 'The terminal did not open. This is our fault, not yours.',
    retry: 'Open it again',
    ended: 'The session ended.',
    again: 'Any key opens another.',
    before: '(before the page was loaded again)',
    notKept: '(not kept)',
    workshop: {
      noModule: 'no module is open.',
      unknown: (what: string) => `there is no "${what}"; there are status and check.`,
      noStep: (step: string, steps: readonly string[]) =>
        `this module has no step ${step}; it has ${steps.join(', ')}.`,
    },
    screen: 'Terminal. Escape, then Tab, leaves it.',
  },
  activity: {
    intro: 'Every request that reaches the account, newest first.',
    empty: 'No requests yet.',
    emptyNext: 'Run a command in the terminal: who asked, for what, and the answer appear here.',
    list: 'Requests',
    outcome: { allowed: 'allowed', denied: 'denied', failed: 'failed' },
    denied: (count: number) => `${count} denied`,
    on: 'on',
  },
  account: {
    intro: 'For the real AWS CLI and SDKs.',
    none: 'You have no account yet.',
    noneNext: 'It is made when you run the first command or the first check.',
    make: 'Make it now',
    failed: 'We could not read the account. This is our fault, not yours.',
    again: 'Try again',
    id: 'Account id',
    region: 'Region',
    endpoint: 'Endpoint',
    root: 'Root e-mail',
    keys: 'Access keys that exist',
    noKeys: 'None.',
    keyOf: (owner: string, created: string) => `of ${owner}, since ${created}`,
    active: 'Active',
    inactive: 'Inactive',
    refresh: 'Read again',
    how: 'A key of your own',
    howText:
      'A secret is shown once, when the key is made, and never again. So make a key in the terminal here, then give it to the AWS CLI on your own machine.',
    howMake: (user: string) => `aws iam create-access-key --user-name ${user}`,
    howThen: 'Then, in a terminal of your own:',
  },
  home: {
    title: 'An AWS account, opened in a hurry. Yours to secure.',
    lead: 'You are the first cloud engineer at Kape Labs. You find what was left open, close it with your own hands, and see the account say no.',
    start: 'Start',
    continue: (title: string) => `Continue: ${title}`,
    seeMap: 'See the map',
    fine: 'A practice account comes with it. It costs nothing and runs on this computer.',
    front: {
      gates: ['Known?', 'Proven?', 'Allowed?'],
      says: 'Four requests reach the account. A leaked key stops at the first gate, because it was deleted. A stolen root password stops at the second, for want of a code. The user intern-2019 stops at the third, because no policy allows it. The invoice app goes through all three.',
      requests: [
        {
          who: 'A key from a public repository',
          asks: 's3:ListAllMyBuckets',
          answer: 'key deleted',
          stops: '1',
          tone: 'denied',
        },
        {
          who: 'Someone with the root password',
          asks: 'sign in as root',
          answer: 'no code',
          stops: '2',
          tone: 'denied',
        },
        { who: 'intern-2019, still here', asks: 's3:DeleteBucket', answer: 'no policy', stops: '3', tone: 'unopened' },
        { who: 'The invoice app', asks: 'dynamodb:Query', answer: 'allowed', stops: 'never', tone: 'allowed' },
      ],
    },
    place: {
      first: 'Where to begin',
      at: (when: string) => `Where you were, ${when}`,
      passed: (count: number, of: number) => `${count} of ${of} steps passed`,
      step: (number: number, of: number, title: string) => `Step ${number} of ${of}: ${title}.`,
      allPassed: 'Every step of it is passed.',
      continue: 'Continue',
      steps: (sentences: readonly string[]) => sentences.join(', '),
      stepState: (number: number, status: string) => `step ${number} ${status.toLowerCase()}`,
    },
    open: {
      title: 'What was left open',
      intro: 'In the account as you get it. Each is closed in its module.',
      open: 'open',
      closed: 'closed',
      module: (state: string, number: number) => `${state}, module ${number}`,
      findings: {
        'root-mfa': 'Root has no second factor',
        'root-key': 'Root has an active access key',
        'password-policy': 'Passwords of any length are accepted',
        alias: 'The account has no alias',
        'intern-admin': 'intern-2019 is an administrator',
        'intern-key': 'intern-2019 has a key that was never changed',
        billing: 'Nobody but root can see the bill',
        budget: 'No budget, so no warning',
      },
    },
    able: {
      title: 'What you will be able to do',
      modules: (numbers: readonly number[]) => `${numbers.length === 1 ? 'Module' : 'Modules'} ${numbers.join(', ')}`,
      items: [
        {
          what: 'Close what a new account leaves open',
          how: 'Root without a second factor, root’s keys, weak passwords, a user shared by everybody.',
          in: [3, 4, 6],
        },
        {
          what: 'Predict a decision',
          how: 'From the policies and the request: allowed or denied, before the request is made.',
          in: [5, 10, 11],
        },
        {
          what: 'Give exactly enough',
          how: 'To a person, a group or a machine. Then show that anything more is refused.',
          in: [8, 9, 10],
        },
        {
          what: 'Change a key that is in use',
          how: 'Make the new one, switch to it, see the old one fall silent, delete it.',
          in: [7],
        },
        {
          what: 'Use “Access Denied”',
          how: 'It says who, what, where and why. From that you find the smallest change that helps.',
          in: [12],
        },
        {
          what: 'Know of money early',
          how: 'Show the bill to those who need it, and set an alarm that reaches you.',
          in: [13, 14],
        },
      ],
    },
    map: {
      title: (count: string, time: string) => `${count} modules, about ${time} in all`,
      intro:
        'Each part closes one kind of gap. A module that is written has a link; the others are named, so that you see where the way leads.',
      sixteen: 'Sixteen',
      parts: {
        ground: 'Know the ground',
        door: 'The front door',
        people: 'Who gets in',
        rights: 'What they may do',
        money: 'What it costs',
        all: 'All of it at once',
      },
    },
    where: [
      {
        title: 'In the practice account',
        text: 'Built in. Every request is signed, checked and decided as AWS decides it. It starts in a second.',
      },
      {
        title: 'With your own tools',
        text: 'The real AWS CLI and the SDKs reach the same account through an endpoint on this computer, with keys that you make.',
      },
    ],
  },
  fault: {
    offline: 'The workshop’s server does not answer. What you did is kept.',
    offlineNext: 'Check again when you are back.',
    unreadable: 'The server answered in a way this page does not understand. This is our fault, not yours.',
    unreadableNext: 'Reload the page.',
  },
} as const

function tries(count: number): string {
  return count > 1 ? `, try ${count}` : ''
}

/** Joins what is there with spaces. */
function sentence(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ')
}

export type Words = typeof en
