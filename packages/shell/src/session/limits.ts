/** just-bash's limits, which it words with the names of its settings, in words for whoever reached one. */

const LIMITS: [RegExp, string][] = [
  [
    /^bash: (.+): maximum recursion depth \(>?(\d+)\) exceeded.*$/gm,
    'bash: $1: it called itself more than $2 levels deep, which is the limit here; nothing was left running.',
  ],
  [/^bash: (.*)too many commands executed \(>?(\d+)\).*$/gm, 'bash: $1more than $2 commands, which is the limit here.'],
  [/^bash: (.*)too many iterations \(>?(\d+)\).*$/gm, 'bash: $1more than $2 rounds, which is the limit here.'],
  [/^bash: (.*)iteration limit exceeded \(>?(\d+)\).*$/gm, 'bash: $1more than $2 rounds, which is the limit here.'],
  [
    /^bash: (.*)total output size exceeded \(>?(\d+) bytes\).*$/gm,
    'bash: $1more than $2 bytes of output, which is the limit here.',
  ],
  [
    /^bash: (.*?)(?:string length|format width|heredoc size)\b.*exceeded \(>?(\d+) bytes\).*$/gm,
    'bash: $1more than $2 bytes in one piece, which is the limit here.',
  ],
  // Any other: the limit stays named, the setting that nobody can change goes.
  [/, increase executionLimits\.\w+$/gm, ', which is the limit here.'],
]

export const limitWords = (text: string): string =>
  /limit|maximum|exceeded|too many|executionLimits/.test(text)
    ? LIMITS.reduce((said, [pattern, words]) => said.replace(pattern, words), text)
    : text
