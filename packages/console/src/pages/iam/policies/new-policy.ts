/** What an editor begins with. */
export const newPolicy = JSON.stringify(
  { Version: '2012-10-17', Statement: [{ Sid: 'Statement1', Effect: 'Allow', Action: [], Resource: [] }] },
  undefined,
  4,
)
