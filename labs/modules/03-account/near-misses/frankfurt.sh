# The Region next door: the one in which a company in Germany would work first.
workshop console SetSTSRegionalEndpointStatus --region eu-central-1 --status Inactive
