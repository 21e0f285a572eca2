/** Fixed, invented and good for nothing but the simulators: the demo and the tests know them by heart. */

export const dataverseCredentials = {
  tenantId: '44444444-0000-4000-8000-000000000001',
  clientId: '44444444-0000-4000-8000-0000000000c1',
  clientSecret: 'demo-dataverse-secret',
} as const;

export const salesforceCredentials = {
  clientId: '3MVG9.demo.consumer.key',
  clientSecret: 'demo-salesforce-secret',
  username: 'desk@contoso.example',
} as const;
