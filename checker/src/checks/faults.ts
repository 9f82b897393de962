/** Why we could not look, in a sentence that says whose turn it is: the names are AWS's and the SDK's. */

import { permissionOf } from '../reader/calls.ts'

interface Known {
  readonly names: RegExp
  /** `permission`: what the call that failed needs, where it is known. */
  say(message: string, permission: string | undefined): string
}

const known: readonly Known[] = [
  {
    names:
      /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|AuthorizationError|AuthorizationErrorException)$/,
    say: (message, permission) => {
      const call =
        /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1] ??
        permission ??
        'one of the calls that checks make'
      return `The credentials that the checks read with may not do ${call}: give them that permission, and look again.`
    },
  },
  {
    names:
      /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired|CredentialsProviderError|InvalidClientTokenId|InvalidAccessKeyId|InvalidToken|UnrecognizedClientException|AuthFailure|UnauthorizedException)$/,
    say: () =>
      'The credentials that the checks read with are not good any more: sign in again where the workshop was started, and look again.',
  },
  {
    names: /^NoCredentials$/,
    say: () =>
      'The credentials were kept for one run of the workshop, and are gone with it: connect to the account again on the preflight page, and look again.',
  },
  {
    names: /^(SignatureDoesNotMatch|InvalidSignatureException|RequestTimeTooSkewed|RequestInTheFuture)$/,
    say: () =>
      'AWS does not accept the signature of what the checks ask: the clock of the machine that runs the workshop is wrong, or its secret key is. Set the clock, then look again.',
  },
  {
    names:
      /^(Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded|RequestThrottled|SlowDown|PriorRequestNotComplete|LimitExceededException|BandwidthLimitExceeded)$/,
    say: () => 'AWS asks us to be slower: we look again by ourselves.',
  },
  {
    names: /^(OptInRequired|OptInRequiredException|SubscriptionRequiredException|RegionDisabledException|NotSignedUp)$/,
    say: () => 'This service or Region is not switched on in the account.',
  },
  {
    names: /^NotAws$/,
    say: () =>
      'What answered is not AWS: another server is in between, such as the page with which a network asks you to sign in.',
  },
  {
    names: /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/,
    say: () => 'It is in another Region than the workshop’s, us-east-1, and could not be read from here.',
  },
  {
    names:
      /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|TimeoutError|NetworkingError|UND_ERR_CONNECT_TIMEOUT)$/,
    say: () => 'The account cannot be reached: there is no way to it over the network.',
  },
  {
    names:
      /^(InternalFailure|InternalError|InternalServerError|InternalErrorException|ServiceUnavailable|ServiceUnavailableException|ServiceFailure|ServiceFailureException|ServiceException|Unavailable)$/,
    say: () => 'The account answers with a fault of its own: we look again by ourselves.',
  },
  {
    names: /^(NoSuchEntity|NoSuchEntityException|NoSuchBucket|NotFound|NotFoundException|ResourceNotFoundException)$/,
    say: () => 'Something that was there a moment ago is gone: we look again by ourselves.',
  },
]

/** Looks through the causes, the outermost first. */
export function whyNot(cause: unknown): string {
  for (let at: unknown = cause, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { name, message } = at
    const code = 'code' in at && typeof at.code === 'string' ? at.code : ''
    const found = known.find(({ names }) => names.test(name) || names.test(code))
    if (found) return found.say(message, permissionOf(at))
  }
  return 'A check of ours ended early.'
}
