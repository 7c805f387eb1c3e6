import type { KeyTexts } from '../values';

/** Keys of what is desired of BOSS, without BOSS V2. */
export const bossKeys = {
  boss: {
    meaning: '对 BOSS 的期望；不能为空',
    noun: '一个映射',
    allowed: '对 BOSS 的期望：v1、notifyWebhook、v2、webSupervisor 中任意几个',
    example: 'boss: { v1: absent }',
  },
  'boss.v1': {
    meaning: '`absent`：所有节点组上都没有 BOSS V1（卸载BOSS V1）',
    unset: '不管理',
    shown: '`absent`',
    noun: '支持的 BOSS V1 期望状态',
    allowed: 'absent',
    example: 'v1: absent',
  },
  'boss.notifyWebhook': {
    meaning: '平台的通知发给 BOSS（修改server.yaml.*）',
    unset: '不管理',
    noun: '一个映射',
    allowed: 'proxyVips，含本 zone 的一行；还可以有 otherVip',
    example: 'notifyWebhook: { proxyVips: … }',
    cure: '写 `notifyWebhook:`，其下写 `proxyVips:`，再其下写 zone id 和它的 proxy 的 VIP',
  },
  'boss.notifyWebhook.proxyVips': {
    meaning: '编辑、build 并更新哪个 `server.yaml.<zone>`：本文件的 zone',
    shown: '见 `zone.yaml`',
    noun: '一个映射',
    allowed: 'zone id 和它的 proxy 的 VIP',
    example: 'proxyVips: { pek3a: 10.16.100.1 }',
  },
  'boss.notifyWebhook.proxyVips.*': {
    meaning: '该 zone 的 proxy 的 VIP，IPv4：firstbox 的 `/etc/hosts` 里的 `proxy` 或 `<zone>-proxy`',
    shown: '`10.16.100.1`',
    noun: 'IPv4 地址',
    allowed: '本 zone 的 proxy 的 VIP：firstbox 的 /etc/hosts 里的 `proxy` 或 `<zone>-proxy`',
    example: '<zone>: 10.16.100.1',
  },
  'boss.notifyWebhook.otherVip': {
    meaning: '`meant`：虽然 `/etc/hosts` 里 proxy 是另一个地址，这个地址仍然是对的',
    unset: '拒绝',
    shown: '`meant`',
    noun: '支持的说明',
    allowed: 'meant',
    example: 'otherVip: meant',
    cure: '写 `otherVip: meant`；或删除这个键，写 firstbox 的 /etc/hosts 里的 VIP',
  },
  'boss.webSupervisor': {
    meaning: '`present`：webservice 上运行 WebSupervisor；没有这个键时既不安装也不卸载',
    unset: '不管理',
    shown: '`present`',
    noun: '支持的 WebSupervisor 期望状态',
    allowed: 'present',
    example: 'webSupervisor: present',
    cure: '写 `webSupervisor: present`；不需要它时删除这个键：不会因此卸载它',
  },
} satisfies Readonly<Record<string, KeyTexts>>;
