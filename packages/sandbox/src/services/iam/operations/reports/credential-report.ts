import { utf8 } from '@first-line/aws-api'
import { AwsError } from '../../../../aws-error.ts'
import { defineOperation } from '../../../../operation.ts'
import { credentialReport } from '../../credential-report.ts'
import { credentialReports } from '../../entities/reports.ts'

/** A report is made at most this often, and forgotten after it. */
const FOUR_HOURS = 4 * 3_600_000

const isFresh = (generatedTime: string, now: string): boolean =>
  Date.parse(now) - Date.parse(generatedTime) <= FOUR_HOURS

export const generateCredentialReport = defineOperation<object>({
  service: 'iam',
  name: 'GenerateCredentialReport',
  // `Read` in AWS's reference; but it leaves something behind, which the reader must not.
  access: 'Write',
  authorise: () => ({ action: 'iam:GenerateCredentialReport', resource: '*' }),
  execute(call) {
    const table = call.table(credentialReports)
    const last = table.get('report')
    if (last && isFresh(last.generatedTime, call.now)) return { State: 'COMPLETE' }
    // It is there at once; AWS says STARTED, and clients ask again.
    table.put({ generatedTime: call.now, content: credentialReport(call) })
    return { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' }
  },
})

export const getCredentialReport = defineOperation<object>({
  service: 'iam',
  name: 'GetCredentialReport',
  access: 'Read',
  authorise: () => ({ action: 'iam:GetCredentialReport', resource: '*' }),
  execute(call) {
    const report = call.table(credentialReports).get('report')
    // AWS sends no message with either.
    if (!report) throw new AwsError('ReportNotPresent', 410, '')
    if (!isFresh(report.generatedTime, call.now)) throw new AwsError('ReportExpired', 410, '')
    return {
      Content: utf8(report.content),
      ReportFormat: 'text/csv',
      GeneratedTime: new Date(report.generatedTime),
    }
  },
})
