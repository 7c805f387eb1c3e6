/** The provider that every stack needs, as Terraform is told. */
export const nullProvider = { source: 'hashicorp/null', version: '3.2.4' };
