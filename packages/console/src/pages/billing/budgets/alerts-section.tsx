import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormActions } from '../../../parts/form-actions.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { usd } from '../days.ts'
import { AlertFields } from './alert-fields.tsx'
import { alertProblem, emptyAlert, notificationOf } from './new-budget.ts'
import type { Notification, Subscriber } from './shapes.ts'

type Named = { AccountId: string; BudgetName: string }

/** *Alerts* of a budget: added and taken away one by one, and who hears of each. */
export function AlertsSection({ named }: { named: Named }) {
  const { data, fault, refresh } = useRead<{ Notifications?: Notification[] }>(
    'budgets',
    'DescribeNotificationsForBudget',
    named,
  )
  const [selected, setSelected] = useState<readonly Notification[]>([])
  const [adding, setAdding] = useState(false)
  const remove = useAction(async (aws, { NotificationState: _, ...Notification }: Notification) => {
    await aws('budgets', 'DeleteNotification', { ...named, Notification: { ...Notification } })
    return true
  })
  const one = selected[0]
  return (
    <>
      <FaultAlert fault={remove.fault} header="The alert was not removed" onDismiss={remove.forget} />
      <ResourceTable<Notification>
        title="Alerts"
        items={data && (data.Notifications ?? [])}
        fault={fault}
        refresh={refresh}
        idOf={idOf}
        nameOf={thresholdText}
        filterPlaceholder="Find an alert"
        selection="single"
        selected={selected}
        onSelect={setSelected}
        actions={
          <>
            <Button
              disabled={!one}
              disabledReason="Select an alert."
              loading={remove.busy}
              onClick={async () => {
                if (!one || !(await remove.run(one))) return
                notify({ type: 'success', content: `Alert removed: ${thresholdText(one)}.` })
                setSelected([])
              }}
            >
              Remove
            </Button>
            <Button onClick={() => setAdding(true)}>Add an alert</Button>
          </>
        }
        columns={[
          {
            id: 'threshold',
            header: 'Threshold',
            isRowHeader: true,
            width: 260,
            cell: thresholdText,
            value: thresholdText,
          },
          {
            id: 'state',
            header: 'State',
            width: 170,
            cell: ({ NotificationState }) => (
              <StatusIndicator type={NotificationState === 'ALARM' ? 'warning' : 'success'}>
                {NotificationState === 'ALARM' ? 'Exceeded' : 'Not exceeded'}
              </StatusIndicator>
            ),
          },
          {
            id: 'subscribers',
            header: 'Recipients',
            width: 320,
            cell: (notification) => <Recipients named={named} notification={notification} />,
          },
        ]}
        empty="No alerts: the budget is looked at, and nobody is told."
      />
      {adding && <AddAlert named={named} onClose={() => setAdding(false)} />}
    </>
  )
}

const idOf = ({ NotificationType, ThresholdType, Threshold, ComparisonOperator }: Notification): string =>
  `${NotificationType} ${ComparisonOperator} ${Threshold} ${ThresholdType}`

function thresholdText({ NotificationType, Threshold, ThresholdType }: Notification): string {
  const of = NotificationType === 'ACTUAL' ? 'Actual cost' : 'Forecasted cost'
  return `${of} > ${ThresholdType === 'ABSOLUTE_VALUE' ? usd(Threshold) : `${Threshold}%`}`
}

function Recipients({ named, notification }: { named: Named; notification: Notification }) {
  const { NotificationState: _, ...Notification } = notification
  const { data } = useRead<{ Subscribers?: Subscriber[] } | null>(
    'budgets',
    'DescribeSubscribersForNotification',
    { ...named, Notification: { ...Notification } },
    { absent: ['AccessDeniedException', 'NotFoundException'] },
  )
  return data?.Subscribers?.map(({ Address }) => Address).join(', ') || '-'
}

function AddAlert({ named, onClose }: { named: Named; onClose: () => void }) {
  const [alert, setAlert] = useState(emptyAlert)
  const [tried, setTried] = useState(false)
  const problem = alertProblem(alert)
  const add = useAction(async (aws) => {
    await aws('budgets', 'CreateNotification', { ...named, ...notificationOf(alert) })
    return true
  })
  return (
    <Modal
      visible
      size="large"
      header="Add an alert"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <FormActions
          label="Add alert"
          busy={add.busy}
          onCancel={onClose}
          onSubmit={async () => {
            setTried(true)
            if (problem !== undefined || !(await add.run())) return
            notify({ type: 'success', content: 'Alert added.' })
            onClose()
          }}
        />
      }
    >
      <SpaceBetween size="m">
        <AlertFields
          title="New alert"
          alert={alert}
          error={tried ? problem : undefined}
          onChange={(part) => setAlert({ ...alert, ...part })}
        />
        <FaultAlert fault={add.fault} header="The alert was not added" />
      </SpaceBetween>
    </Modal>
  )
}
