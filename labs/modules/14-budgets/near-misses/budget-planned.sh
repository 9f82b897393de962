# An amount for each of the next twelve months.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
LIMITS=""
YEAR=$(date +%Y)
for M in 1 2 3 4 5 6 7 8 9 10 11 12; do START=$(date -d "$((YEAR + 1))-$(printf %02d "$M")-01T00:00:00Z" +%s); LIMITS="$LIMITS${LIMITS:+,}\"$START\":{\"Amount\":\"10\",\"Unit\":\"USD\"}"; done
aws budgets create-budget --account-id "$ACCOUNT" --budget "{\"BudgetName\":\"s3-monthly\",\"BudgetType\":\"COST\",\"TimeUnit\":\"MONTHLY\",\"PlannedBudgetLimits\":{$LIMITS},\"CostFilters\":{\"Service\":[\"Amazon Simple Storage Service\"]}}"
