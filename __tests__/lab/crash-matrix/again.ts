/** Effects that there are more of than without a hit, how many, and why that is right. */
export type Again = Readonly<Record<string, readonly [more: number, because: string]>>;

/** Whatever of its deploy is killed. */
export const cacheAgain: Again = {
  'boss0: django_manage.sh rebuild_cache': [
    1,
    'nothing but the state of Terraform tells whether it was done',
  ],
};
