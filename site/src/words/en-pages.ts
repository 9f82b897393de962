/** Words of the pages beside the lessons: preflight, results, certificate, settings, account. */
export const enPages = {
  needsAccount: 'You have no account yet. It is made when you run the first command or the first check.',
  makeAccount: 'Make it now',
  failed: 'We could not read this. This is our fault, not yours.',
  again: 'Try again',
  loading: 'Reading.',
  needsScripts: 'This page needs JavaScript, which is off or did not load.',
  preflight: {
    title: 'Preflight',
    intro: 'What the workshop needs of this computer, looked at now.',
    again: 'Look again',
    states: { looking: 'Looking', good: 'Good', doubtful: 'Works, with a limit', bad: 'Does not work' },
    summary: (bad: number, doubtful: number) =>
      bad > 0
        ? `${bad === 1 ? 'One thing does' : `${bad} things do`} not work. Below is what helps.`
        : doubtful > 0
          ? 'Everything works, some of it with a limit.'
          : 'Everything works.',
    checks: {
      browser: {
        title: 'The browser',
        good: 'It has everything that the pages use.',
        bad: (missing: readonly string[]) => `It lacks: ${missing.join(', ')}.`,
        fix: 'Use a current Firefox, Chrome, Edge or Safari: one of the last two years is new enough.',
      },
      server: {
        title: 'The workshop’s server',
        good: (ms: number) => `It answers within ${ms} ms.`,
        slow: (ms: number) => `It answers, and takes ${ms} ms.`,
        slowFix: 'A check will feel slow. A machine nearer to the server, or fewer programs beside it, helps.',
        bad: 'It does not answer.',
        fix: 'Look at the terminal in which you started it: is it still running? Start it again with `npm start`, then load this page again.',
      },
      clock: {
        title: 'The clock',
        good: (seconds: number) =>
          seconds === 0
            ? 'It agrees with the server’s.'
            : `It differs from the server’s by ${seconds} s, which is near enough.`,
        off: (seconds: number, ahead: boolean) => `It is ${seconds} s ${ahead ? 'ahead of' : 'behind'} the server’s.`,
        fix: 'A code of an authenticator is good for 30 seconds, and a signature of a request for a few minutes. Let your system set its time by itself: Settings, Date and time, “Set automatically”.',
        unknown: 'The server did not say what time it is.',
      },
      storage: {
        title: 'Storage of the browser',
        good: 'What you choose and type is kept over a reload.',
        bad: 'The browser keeps nothing for this page.',
        fix: 'Your progress is with the server and safe. Answers typed while the network is away are lost with the page. Leave the private window, or allow this address to store data.',
      },
      terminal: {
        title: 'The terminal',
        good: 'It can run in the page.',
        bad: 'The page may not start a worker.',
        fix: 'An extension of the browser may forbid it: try without extensions. Or use the real AWS CLI in a terminal of your own; the *About this account* page says how.',
      },
      cli: {
        title: 'Your own AWS CLI, if you like',
        good: (endpoint: string) =>
          `The account answers it at ${endpoint}. Nothing has to be installed for the workshop.`,
      },
    },
    where: {
      title: 'Where you work',
      intro:
        'The labs run in three places, and the same lessons and the same checks hold in all of them. Your progress in each is its own: nothing is lost when you change.',
      fixed: 'Whoever started this workshop has chosen where everybody works.',
      here: 'you are here',
      steps: (observed: number, computed: number, attest: number) =>
        [
          `${observed} steps are seen in the account`,
          ...(computed > 0 ? [`${computed} are worked out from its policies`] : []),
          attest > 0 ? `${attest} rest on your word.` : 'none rests on your word.',
        ].join(', '),
      choose: 'Work here',
      chosen: (name: string) => `You work there now: ${name}.`,
      aws: {
        intro:
          'Nothing is written to the account from here: you work in AWS’s own console and CLI, and the checks read. Some steps cost money; each says so before. Use an account that holds nothing else, and credentials of the reader role.',
        own: (profile: string) => `Use what this computer is signed in with (profile ${profile})`,
        pasted: 'Paste credentials for this run; they stay in the memory of the server, and are gone when it ends',
        accessKeyId: 'Access key ID',
        secretAccessKey: 'Secret access key',
        sessionToken: 'Session token, if there is one',
        account: 'The account ID, typed: twelve digits',
        evenSo: 'I have read what speaks against this account, and take it even so',
        connect: 'See whose account this is',
        confirm: 'Work in this account',
      },
      targets: {
        sandbox: {
          name: 'The practice account',
          text: 'Built in. It costs nothing, starts in a second, and decides every request as IAM does. The console, the clock and the mail of this workshop exist here alone.',
          start: 'npm start',
        },
        localstack: {
          name: 'LocalStack',
          text: 'A simulation that others made, on this computer. It enforces no policies: what AWS would decide is worked out by us. The practice console is not there, nor are sign-in, mail, bills and the record of requests.',
          start: 'npm start -- --target localstack',
        },
        aws: {
          name: 'An AWS account of your own',
          text: 'The real thing, for an account that holds nothing else. Some steps cost money, and a mistake is a real mistake. The practice console and the page’s terminal are not there: you use AWS’s own.',
          start: 'npm start -- --target aws',
        },
      },
      startWith: 'Start it with',
    },
  },
  results: {
    title: 'Your results',
    intro: 'What you have done, and how. Nobody is marked down for a wrong guess.',
    totals: {
      passed: (count: number, of: number) => `${count} of ${of} core steps passed`,
      unassisted: (count: number) => `${count} unassisted`,
      guided: (count: number) => `${count} with the lesson’s guidance`,
      helped: (count: number) => `${count} with help`,
      attested: (count: number) => `${count} on your word`,
    },
    step: 'Step',
    state: 'State',
    time: 'Time',
    tries: 'Tries',
    hints: 'Hints',
    how: 'How',
    none: 'Nothing has been begun here.',
    ways: {
      helped: 'with help',
      attested: 'on your word',
      unassisted: 'unassisted',
      solution: 'with the solution',
      guided: 'guided',
    },
    minutes: (minutes: number) => (minutes < 1 ? 'under a minute' : minutes === 1 ? '1 minute' : `${minutes} minutes`),
    questions: 'Questions',
    answered: (right: number, of: number, first: number) => `${right} of ${of} right, ${first} at the first try.`,
    predictions: 'Predictions',
    predicted: (step: string, guess: string, answer: string | undefined) =>
      answer === undefined
        ? `${step}: you said ${guess}. The account has not been asked.`
        : `${step}: you said ${guess}, the account ${answer}.`,
    allowed: 'allowed',
    denied: 'denied',
    certificate: 'Certificate',
    certificateIntro:
      'When every core step of a route is passed. It says how many steps were unassisted, helped, or on your word, and anyone can verify it on this server.',
    name: 'The name on it',
    make: 'Make the certificate',
    print: 'Print',
    more: 'More',
    handouts: 'Handouts',
  },
  certificate: {
    title: 'Certificate',
    lead: 'This is to certify that',
    has: (course: string) => `has done the hands-on workshop ${course}`,
    routes: { short: 'in the short route', half: 'in the half-day route', day: 'in the full route' },
    issued: 'Issued',
    id: 'Certificate id',
    modules: 'Modules',
    steps: (passed: number) => `${passed} ${passed === 1 ? 'step was' : 'steps were'} passed`,
    attested: (count: number) => `${count} on their word`,
    verify: 'Verify a certificate',
    verifyIntro: 'Anyone may ask whether this server has issued a certificate, and whether it is unchanged.',
    verifyDo: 'Verify',
    valid: 'Valid. This server has signed it, and nothing was changed since.',
    invalid: 'Not valid. The signature does not fit what it says.',
    unknown: 'This server has issued no certificate of this id.',
    key: 'The server’s public key, for verifying it elsewhere',
    print: 'Print',
    about:
      'The checks look at an AWS account of the workshop: at what somebody may do in it, not at what things are called.',
  },
  settings: {
    title: 'Settings',
    intro: 'Kept in this browser, and for nobody else to see.',
    theme: { label: 'Theme', options: { system: 'As the system', light: 'Light', dark: 'Dark' } },
    path: { label: 'How lessons show a task', options: { console: 'Console', cli: 'Command line' } },
    text: {
      label: 'Size of the text',
      options: { normal: 'Usual', large: 'Larger', larger: 'Much larger' },
    },
    motion: { label: 'Motion', options: { system: 'As the system', reduce: 'None' } },
    route: {
      label: 'Your route',
      options: { short: '90 minutes', half: 'Half a day', day: 'A day' },
    },
    saved: 'Kept.',
    more: 'Your account, its keys, and moving to another device are on the page *About this account*.',
  },
  account: {
    title: 'About this account',
    intro: 'What it is, where it is, who may enter, and what has happened in it.',
    resume: {
      title: 'Go on with another device',
      text: 'A code opens this account on one more device or browser. It is shown once.',
      make: 'Make a code',
      shown: (expires: string, uses: number) =>
        `Type it on the other device, on this page. It opens the account ${uses === 1 ? 'once' : `${uses} times`}, until ${expires}.`,
      enter: 'I have a code',
      code: 'The code',
      codeHow: 'Three groups of four letters',
      go: 'Go on here',
      replaces:
        'This browser then shows that account. What it has now stays with the server, and its own code opens it again.',
      done: 'This browser goes on where the other one was.',
    },
    cleanUp: {
      title: 'What is left',
      text: 'What the labs left in the account, each with the commands that remove it. Nothing is removed from here: read a command before you run it, then look again.',
      look: 'See what is left',
      looking: 'Asking the account.',
    },
    undo: {
      title: 'Go back',
      text: 'Before everything that lays the account anew a point is kept. Going back takes account, progress and the machines’ files together.',
      none: 'There is no point to go back to yet.',
      before: {
        reset: 'before the reset',
        'catch-up': 'before Catch me up',
        undo: 'before going back',
        arrive: 'before something happened',
        time: 'before time passed',
      },
      go: 'Go back to it',
    },
    data: {
      title: 'Your data',
      text: 'Everything that the workshop keeps about you: progress, answers, the account and its machines.',
      export: 'Download it',
      delete: 'Delete it',
      deleteTitle: 'Delete everything?',
      deleteText:
        'The account, your progress, your answers and your certificates are gone for good. There is no way back.',
      deleteDo: 'Delete everything',
      keep: 'Keep it',
      deleted: 'Everything is deleted.',
    },
    card: 'The account',
    happened: 'What happened in it',
    where: 'Where you work',
  },
  handout: {
    title: (module: string) => `${module}: handout`,
    steps: 'Steps',
    open: 'Printable handout',
    back: 'Back to the lesson',
    print: 'Print',
    questions: 'Questions',
    terms: 'Terms',
  },
  lost: {
    title: 'There is no page here',
    text: (path: string) =>
      `The address ${path} names no page of this workshop. It may have been mistyped, or the page may have moved.`,
    nearest: 'Perhaps you meant',
    map: 'The map has every module',
    glossary: 'The glossary explains the terms',
  },
} as const
