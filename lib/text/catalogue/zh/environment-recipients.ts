import type { Texts } from '../en';

/** What is said of the list of those for whom secrets are encrypted. */
export const recipients: Texts['environment']['recipients'] = {
  allowed: '每行一个 recipient：age1…，也可以是 age1pq1…、age1tag1… 和 age1tagpq1…；# 开头的行是注释',
  mixed: {
    what: '名单里既有抗量子的 recipient 又有别的：age 不接受，较弱的一个就能全部解开',
    allowed: '只有 age1pq1… 和 age1tagpq1…，或一个都没有',
    cure: '请其他人给出同一种 recipient（age-keygen -pq）',
  },
  identity: {
    what: '该写 recipient 的地方写了 identity：它能解开密码',
    got: '一个 identity，不予显示',
    cure: '写 `age-keygen -y FILE` 给出的内容；如果别人看到过它，重新生成 identity 并更换密码',
  },
  ofSsh: '这里不能用 ssh 密钥作 recipient：部署时只读 age 的 identity',
  none: '这不是 age 的 recipient，或不完整',
  makeOne: '`age-keygen -o FILE` 生成 identity 并给出它的 recipient',
  nobody: ({ secrets }) => ({
    what: `没有写明谁能解密 ${secrets}`,
    cure: 'boss secrets recipients <environment> --add age1…；`age-keygen -y FILE` 给出您自己的',
  }),
  noList: '没有名单说明密码是为谁加密的',
  unread: ({ what }) => `recipient 名单：${what}`,
  addEach: '对每个人执行 boss secrets recipients <environment> --add age1…；age 文件里看不出他们的名字',
};
