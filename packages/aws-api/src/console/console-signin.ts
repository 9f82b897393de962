import type { ServiceModel } from '../model.ts'

const text = (max: number, min = 1) => ({ type: 'string', min, max }) as const

/**
 * Signing in, as a service: AWS has a page for it and no API. In the form of botocore's models, so that the same codecs,
 * and `aws`-like commands, serve it.
 */
export const signinModel: ServiceModel = {
  name: 'console-signin',
  metadata: {
    apiVersion: '2026-11-01',
    endpointPrefix: 'console-signin',
    jsonVersion: '1.1',
    protocol: 'json',
    serviceFullName: 'First Line console sign-in',
    serviceId: 'Console Signin',
    signatureVersion: 'v4',
    signingName: 'signin',
    targetPrefix: 'ConsoleSignin',
  },
  operations: {
    ConsoleLogin: {
      name: 'ConsoleLogin',
      http: { method: 'POST', requestUri: '/' },
      input: { shape: 'ConsoleLoginRequest' },
      output: { shape: 'ConsoleLoginResponse' },
      authtype: 'none',
    },
    CreateAuthorizationCode: {
      name: 'CreateAuthorizationCode',
      http: { method: 'POST', requestUri: '/' },
      input: { shape: 'CreateAuthorizationCodeRequest' },
      output: { shape: 'CreateAuthorizationCodeResponse' },
    },
    Logout: { name: 'Logout', http: { method: 'POST', requestUri: '/' }, input: { shape: 'Empty' } },
  },
  omitted: {},
  pagination: {},
  waiters: {},
  shapes: {
    Empty: { type: 'structure', members: {} },
    ConsoleLoginRequest: {
      type: 'structure',
      required: ['Password'],
      members: {
        Email: { shape: 'Email' },
        Account: { shape: 'Account' },
        UserName: { shape: 'UserName' },
        Password: { shape: 'Password' },
        MfaCode: { shape: 'MfaCode' },
        MfaSerialNumber: { shape: 'SerialNumber' },
        NewPassword: { shape: 'Password' },
      },
    },
    ConsoleLoginResponse: {
      type: 'structure',
      members: {
        ConsoleLogin: { shape: 'LoginStatus' },
        CheckMfa: { shape: 'String' },
        AccountId: { shape: 'String' },
        Arn: { shape: 'String' },
        MfaDevices: { shape: 'SerialNumbers' },
        MFAUsed: { shape: 'String' },
        MFAIdentifier: { shape: 'String' },
        Credentials: { shape: 'Credentials' },
        RootMfaDaysLeft: { shape: 'Integer' },
      },
    },
    CreateAuthorizationCodeRequest: {
      type: 'structure',
      required: ['ClientId', 'RedirectUri', 'CodeChallenge', 'CodeChallengeMethod'],
      members: {
        ClientId: { shape: 'ClientId' },
        RedirectUri: { shape: 'RedirectUri' },
        CodeChallenge: { shape: 'CodeChallenge' },
        CodeChallengeMethod: { shape: 'CodeChallengeMethod' },
      },
    },
    CreateAuthorizationCodeResponse: {
      type: 'structure',
      members: { Code: { shape: 'Secret' }, Arn: { shape: 'String' } },
    },
    Credentials: {
      type: 'structure',
      required: ['AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration'],
      members: {
        AccessKeyId: { shape: 'String' },
        SecretAccessKey: { shape: 'Secret' },
        SessionToken: { shape: 'Secret' },
        Expiration: { shape: 'Timestamp' },
      },
    },
    LoginStatus: {
      type: 'string',
      enum: ['Success', 'MfaRequired', 'PasswordChangeRequired', 'MfaRegistrationRequired'],
    },
    ClientId: { type: 'string', pattern: 'arn:aws:signin:::devtools/(cross-device|same-device)' },
    RedirectUri: text(2048),
    CodeChallenge: { ...text(43, 43), pattern: '[A-Za-z0-9_-]*' },
    CodeChallengeMethod: { type: 'string', enum: ['SHA-256'] },
    SerialNumbers: { type: 'list', member: { shape: 'String' } },
    Email: text(254, 3),
    Account: text(63, 3),
    UserName: text(64),
    Password: { ...text(128), sensitive: true },
    MfaCode: { ...text(6, 6), pattern: '[\\d]*', sensitive: true },
    SerialNumber: text(256, 9),
    Secret: { type: 'string', sensitive: true },
    String: { type: 'string' },
    Integer: { type: 'integer' },
    Timestamp: { type: 'timestamp' },
  },
}
