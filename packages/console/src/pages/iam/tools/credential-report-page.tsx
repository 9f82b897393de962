import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { textOf } from '@first-line/aws-api'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { longDate } from '../../../parts/dates.ts'
import { download } from '../../../parts/download.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { parseCsv } from './parse-csv.ts'

interface Report {
  Content: Uint8Array<ArrayBuffer>
  GeneratedTime: Date
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** *Credential report*: every user and what they can sign in with, as one file. */
export default function CredentialReportPage() {
  const [report, setReport] = useState<Report>()
  const make = useAction(async (aws) => {
    for (let tries = 0; tries < 60; tries++) {
      const { State } = await aws<{ State: string }>('iam', 'GenerateCredentialReport')
      if (State === 'COMPLETE') {
        setReport(await aws<Report>('iam', 'GetCredentialReport'))
        return true
      }
      await pause(500)
    }
    throw new Error('IAM is still making the report. Try again in a moment.')
  })
  const rows = report ? parseCsv(textOf(report.Content)) : undefined
  return (
    <ContentLayout header={<Header variant="h1">Credential report</Header>}>
      <SpaceBetween size="l">
        <Container
          header={
            <Header
              variant="h2"
              description="Every user, with their password, their keys and their MFA, and when each was used last."
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button loading={make.busy} onClick={() => void make.run()}>
                    {report ? 'Generate again' : 'Generate report'}
                  </Button>
                  <Button
                    variant="primary"
                    iconName="download"
                    disabled={!report}
                    disabledReason="Generate the report first."
                    onClick={() => report && download('status_reports.csv', report.Content)}
                  >
                    Download credential report
                  </Button>
                </SpaceBetween>
              }
            >
              Credentials report of IAM users in this account
            </Header>
          }
        >
          <Box variant="p">
            {report
              ? `Made ${longDate(report.GeneratedTime)}. IAM makes a new one at most every four hours, and gives the last one until then.`
              : 'IAM makes a report at most every four hours: what has changed since is not in it.'}
          </Box>
          <FaultAlert fault={make.fault} />
        </Container>
        {rows && <ReportTable rows={rows} />}
      </SpaceBetween>
    </ContentLayout>
  )
}

type Row = Record<string, string>

/** Columns that matter most, first; the others are in the preferences and in the file. */
const first = [
  'user',
  'password_enabled',
  'password_last_used',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
]

function ReportTable({ rows }: { rows: Row[] }) {
  const names = Object.keys(rows[0] ?? {})
  const columns = [...first, ...names.filter((name) => !first.includes(name))].filter((name) => names.includes(name))
  return (
    <ResourceTable<Row>
      title="Report"
      items={rows}
      idOf={({ user = '' }) => user}
      filterPlaceholder="Search the report"
      columns={columns.map((name, at) => ({
        id: name,
        header: name,
        isRowHeader: at === 0,
        width: 200,
        cell: (row) => row[name] ?? '',
        value: (row) => row[name],
      }))}
      empty="The report has no rows."
    />
  )
}
