# The same three requests under the wrong name.
aws dynamodb query --table-name kape-orders --key-condition-expression 'cafe = :c' --expression-attribute-values '{":c":{"S":"anker"}}'
aws dynamodb scan --table-name kape-orders
