import type { Texts } from '../en';

/** What is said where keys of BOSS V2 do not go together, with the runbook's sentence. */
export const bossV2Rules: Texts['environment']['bossV2Rules'] = {
  inSub: {
    what: 'sub zone 里写了 BOSS V2；操作手册：要求: `Sub Region`或`Sub Zone`无需部署`BOSS`服务，仅需部署`cronus`服务即可',
    allowed: '只有 `place: global` 时才写 boss.v2',
    cure: '在这里删除 boss.v2（cronus：`components: { cronus: {} }`），或改正 place',
  },
  beforeThePlatform: ({ key }) => ({
    what: `平台还没有安装就写了 boss.v2.${key}；操作手册：新环境部署: 将\`deploy_boss\`设置为\`1\`即可`,
    allowed: '`deploy: with-the-platform` 时只写 deploy',
    cure: '删除它；平台装好以后写 `deploy: added`，再把它加回来',
  }),
  noPattern: {
    what: 'healthyLine 不是正则表达式；操作手册：django_manage.sh areyouok',
    allowed: '扩展正则表达式（grep -E）',
    cure: "写成 `healthyLine: ' ok$'` 这样",
  },
  patternTooBig: {
    what: 'healthyLine 太耗时间或内存；操作手册：django_manage.sh areyouok',
    allowed: '{…} 里的数字，乘积不超过 1000，并且没有 \\1 这样的反向引用',
    cure: '用 "+" 或 "*" 代替 {…}',
  },
  noDeb: {
    what: '平台看不到这个包文件；操作手册：/pitrix/bin/scan_all.sh',
    allowed: '文件名以 .deb 结尾',
    cure: '给它改名，或写对文件',
  },
  secondFrontEnd: ({ version }) => ({
    what: '前端有第二个版本；操作手册：将适用的最新的前端包放置到`/pitrix/repo/web/`目录',
    allowed: `前端的所有包用同一个版本 ${version}`,
    cure: '删除其中一个',
  }),
};
