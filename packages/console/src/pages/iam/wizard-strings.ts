import type { WizardProps } from '@cloudscape-design/components/wizard'

export const wizardStrings: WizardProps.I18nStrings = {
  stepNumberLabel: (number) => `Step ${number}`,
  collapsedStepsLabel: (number, count) => `Step ${number} of ${count}`,
  navigationAriaLabel: 'Steps',
  cancelButton: 'Cancel',
  previousButton: 'Previous',
  nextButton: 'Next',
  optional: 'optional',
}
