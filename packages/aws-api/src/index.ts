export {
  type ChecksumAlgorithm,
  checksum,
  checksumAlgorithms,
  checksumOfHeader,
  type RunningChecksum,
  startChecksum,
} from './checksums/checksum.ts'
export { AwsChunkedDecoder, type ChunkSigning, decodeAwsChunked, decodeChunkedStream } from './chunked/decode.ts'
export {
  decodeRequest,
  decodeResponse,
  type EncodeOptions,
  encodeError,
  encodeRequest,
  encodeResponse,
} from './codec.ts'
export { CodecError } from './codec-error.ts'
export { consoleModels } from './console/models.ts'
export { hostFor, isDnsCompatible, signingScope } from './endpoints.ts'
export { type FoundOperation, findOperation } from './find-operation.ts'
export { type Hasher, type HashName, hasher, useHasher } from './hash.ts'
export * from './http.ts'
export * from './model.ts'
export type {
  AnswerContext,
  DecodedResponse,
  ResponseMetadata,
  ServiceError,
  WireError,
} from './protocols/codec.ts'
export { type ErrorShape, errorShape } from './protocols/errors.ts'
export { type Recognised, type RecogniseOptions, recognise, scopeOf } from './recognise.ts'
export * from './services.ts'
export type { CredentialScope } from './sigv4/canonical.ts'
export { formatScope } from './sigv4/canonical.ts'
export { type PresentSignature, type ReadSignature, readSignature, type SignatureProblem } from './sigv4/read.ts'
export { presignRequest, type SigningCredentials, type SignOptions, signRequest } from './sigv4/sign.ts'
export {
  mismatchFields,
  mismatchMessage,
  type PayloadKind,
  type Verification,
  verifySignature,
} from './sigv4/verify.ts'
export {
  bytesOfBase64,
  fromBase64,
  lowerFirst,
  percentDecode,
  percentEncode,
  textOf,
  toBase64,
  toHex,
  utf8,
} from './text.ts'
export { formatBasicDate, formatCliTimestamp, formatTimestamp, parseBasicDate, parseTimestamp } from './timestamp.ts'
export { type Constraint, type Problem, validateInput } from './validation/validate.ts'
export { constraintWords, coralMessage, validationError } from './validation/words.ts'
