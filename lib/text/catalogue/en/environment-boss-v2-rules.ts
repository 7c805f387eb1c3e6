import type { Words } from '../values';

/** What is said where keys of BOSS V2 do not go together, with the runbook's sentence. */
export const bossV2Rules = {
  inSub: {
    what: 'BOSS V2 in a sub zone; runbook: 要求: `Sub Region`或`Sub Zone`无需部署`BOSS`服务，仅需部署`cronus`服务即可',
    allowed: 'boss.v2 only with `place: global`',
    cure: 'delete boss.v2 here (cronus: `components: { cronus: {} }`), or correct place',
  },
  beforeThePlatform: ({ key }: Words<'key'>) => ({
    what: `boss.v2.${key} before the platform is installed; runbook: 新环境部署: 将\`deploy_boss\`设置为\`1\`即可`,
    allowed: 'deploy alone with `deploy: with-the-platform`',
    cure: 'delete it; when the platform is installed write `deploy: added` and add it again',
  }),
  noPattern: {
    what: 'healthyLine is not a pattern; runbook: django_manage.sh areyouok',
    allowed: 'an extended regular expression (grep -E)',
    cure: "write it as in `healthyLine: ' ok$'`",
  },
  patternTooBig: {
    what: 'healthyLine takes too much time or memory; runbook: django_manage.sh areyouok',
    allowed: 'numbers in {…} whose product is at most 1000, and no back-reference such as \\1',
    cure: 'write "+" or "*" instead of {…}',
  },
  noDeb: {
    what: 'a package file that the platform does not see; runbook: /pitrix/bin/scan_all.sh',
    allowed: 'a file whose name ends with .deb',
    cure: 'rename it, or name the right one',
  },
  secondFrontEnd: ({ version }: Words<'version'>) => ({
    what: 'a second version of the front end; runbook: 将适用的最新的前端包放置到`/pitrix/repo/web/`目录',
    allowed: `one version, ${version}, for all packages of the front end`,
    cure: 'delete one of them',
  }),
};
