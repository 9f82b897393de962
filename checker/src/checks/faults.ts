/** Why we could not look, in a sentence that says whose turn it is: the names are AWS's and the SDK's. */

interface Known {
  readonly names: RegExp
  say(message: string): string
}

const known: readonly Known[] = [
  {
    names:
      /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|AuthorizationError|AuthorizationErrorException)$/,
    say: (message) => {
      const call = /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? 'one of the calls that checks make'
      return `The credentials that the checks read with may not do ${call}: give them that permission, and look again.`
    },
  },
  {
    names:
      /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired|CredentialsProviderError|InvalidClientTokenId|UnrecognizedClientException|AuthFailure)$/,
    say: () =>
      'The credentials that the checks read with are not good any more: sign in again where the workshop was started, and look again.',
  },
  {
    names:
      /^(Throttling|ThrottlingException|TooManyRequestsException|RequestLimitExceeded|SlowDown|PriorRequestNotComplete)$/,
    say: () => 'AWS asks us to be slower: we look again by ourselves.',
  },
  {
    names: /^(OptInRequired|OptInRequiredException|SubscriptionRequiredException|RegionDisabledException)$/,
    say: () => 'This service or Region is not switched on in the account.',
  },
  {
    names:
      /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|TimeoutError|NetworkingError|UND_ERR_CONNECT_TIMEOUT)$/,
    say: () => 'The account cannot be reached: there is no way to it over the network.',
  },
  {
    names: /^(InternalFailure|InternalError|InternalServerError|ServiceUnavailable|ServiceFailure|ServiceException)$/,
    say: () => 'The account answers with a fault of its own: we look again by ourselves.',
  },
]

/** Looks through the causes, the outermost first. */
export function whyNot(cause: unknown): string {
  for (let at: unknown = cause, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { name, message } = at
    const code = 'code' in at && typeof at.code === 'string' ? at.code : ''
    const found = known.find(({ names }) => names.test(name) || names.test(code))
    if (found) return found.say(message)
  }
  return 'A check of ours ended early.'
}
