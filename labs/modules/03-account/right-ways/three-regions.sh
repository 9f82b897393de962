# Not the one that first comes to mind.
workshop console SetSTSRegionalEndpointStatus --region ap-south-1 --status Inactive
workshop console SetSTSRegionalEndpointStatus --region ca-central-1 --status Inactive
workshop console SetSTSRegionalEndpointStatus --region us-west-1 --status Inactive
