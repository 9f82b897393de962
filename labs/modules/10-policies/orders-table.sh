# Dana has moved the orders into a table, with two cafés in it to try.
aws dynamodb create-table --table-name kape-orders --attribute-definitions AttributeName=cafe,AttributeType=S AttributeName=order,AttributeType=S --key-schema AttributeName=cafe,KeyType=HASH AttributeName=order,KeyType=RANGE --billing-mode PAY_PER_REQUEST
aws dynamodb wait table-exists --table-name kape-orders
aws dynamodb put-item --table-name kape-orders --item '{"cafe":{"S":"anker"},"order":{"S":"2026-10-01#1"},"beans":{"S":"Huila"},"kg":{"N":"4"}}'
aws dynamodb put-item --table-name kape-orders --item '{"cafe":{"S":"lenz"},"order":{"S":"2026-10-02#1"},"beans":{"S":"Sidamo"},"kg":{"N":"2"}}'
