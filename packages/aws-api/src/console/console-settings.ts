import type { Operation, ServiceModel } from '../model.ts'

const operation = (name: string, input: string, output?: string): Record<string, Operation> => ({
  [name]: {
    name,
    http: { method: 'POST', requestUri: '/' },
    input: { shape: input },
    ...(output !== undefined && { output: { shape: output } }),
  },
})

/** What AWS's console can set and no API can, as a service. */
export const consoleSettingsModel: ServiceModel = {
  name: 'console-settings',
  metadata: {
    apiVersion: '2026-11-01',
    endpointPrefix: 'console-settings',
    jsonVersion: '1.1',
    protocol: 'json',
    serviceFullName: 'First Line console settings',
    serviceId: 'Console Settings',
    signatureVersion: 'v4',
    targetPrefix: 'ConsoleSettings',
  },
  operations: {
    ...operation('DeactivateRootMfaDevice', 'RootMfaDevice'),
    ...operation('EnableRootMfaDevice', 'RootMfaDeviceWithCodes'),
    ...operation('GetBillingAccess', 'Empty', 'BillingAccess'),
    ...operation('ListRootMfaDevices', 'Empty', 'RootMfaDevices'),
    ...operation('ListSTSRegionalEndpoints', 'Empty', 'RegionalEndpoints'),
    ...operation('OpenBillingPage', 'BillingPage'),
    ...operation('ResyncRootMfaDevice', 'RootMfaDeviceWithCodes'),
    ...operation('SetSTSRegionalEndpointStatus', 'RegionalEndpoint'),
    ...operation('UpdateBillingAccess', 'BillingAccess'),
  },
  omitted: {},
  pagination: {},
  waiters: {},
  shapes: {
    Empty: { type: 'structure', members: {} },
    RootMfaDevice: {
      type: 'structure',
      required: ['SerialNumber'],
      members: { SerialNumber: { shape: 'SerialNumber' } },
    },
    RootMfaDeviceWithCodes: {
      type: 'structure',
      required: ['SerialNumber', 'AuthenticationCode1', 'AuthenticationCode2'],
      members: {
        SerialNumber: { shape: 'SerialNumber' },
        AuthenticationCode1: { shape: 'Code' },
        AuthenticationCode2: { shape: 'Code' },
      },
    },
    RootMfaDevices: {
      type: 'structure',
      members: { MFADevices: { shape: 'DeviceList' }, DaysLeft: { shape: 'Integer' } },
    },
    DeviceList: { type: 'list', member: { shape: 'Device' } },
    Device: {
      type: 'structure',
      members: { SerialNumber: { shape: 'String' }, EnableDate: { shape: 'Timestamp' } },
    },
    BillingAccess: {
      type: 'structure',
      required: ['Activated'],
      members: { Activated: { shape: 'Boolean' } },
    },
    BillingPage: { type: 'structure', required: ['Page'], members: { Page: { shape: 'PageName' } } },
    PageName: { type: 'string', enum: ['Home', 'Bills', 'CostExplorer', 'Budgets', 'FreeTier', 'Payments'] },
    RegionalEndpoints: { type: 'structure', members: { Endpoints: { shape: 'RegionalEndpointList' } } },
    RegionalEndpointList: { type: 'list', member: { shape: 'RegionalEndpoint' } },
    RegionalEndpoint: {
      type: 'structure',
      required: ['Region', 'Status'],
      members: { Region: { shape: 'Region' }, Status: { shape: 'Status' } },
    },
    Region: { type: 'string', min: 1, max: 64 },
    Status: { type: 'string', enum: ['Active', 'Inactive'] },
    SerialNumber: { type: 'string', min: 9, max: 256, pattern: '[\\w+=/:,.@-]*' },
    Code: { type: 'string', min: 6, max: 6, pattern: '[\\d]*', sensitive: true },
    String: { type: 'string' },
    Integer: { type: 'integer' },
    Boolean: { type: 'boolean' },
    Timestamp: { type: 'timestamp' },
  },
}
