import type { KeyTexts } from '../values';

/** Keys of what is desired of BOSS, without BOSS V2. */
export const bossKeys = {
  boss: {
    meaning: 'what is desired of BOSS; not empty',
    noun: 'a mapping',
    allowed: 'what is desired of BOSS: any of v1, notifyWebhook, v2 and webSupervisor',
    example: 'boss: { v1: absent }',
  },
  'boss.v1': {
    meaning: '`absent`: BOSS V1 is gone from all groups (卸载BOSS V1)',
    unset: 'not looked after',
    shown: '`absent`',
    noun: 'something that can be asked of BOSS V1',
    allowed: 'absent',
    example: 'v1: absent',
  },
  'boss.notifyWebhook': {
    meaning: "the platform's notifications go to BOSS (修改server.yaml.*)",
    unset: 'not looked after',
    noun: 'a mapping',
    allowed: 'proxyVips, with a line for this zone; also otherVip',
    example: 'notifyWebhook: { proxyVips: … }',
    cure: 'write `notifyWebhook:`, below it `proxyVips:`, below that the zone id and the VIP of its proxies',
  },
  'boss.notifyWebhook.proxyVips': {
    meaning: 'whose `server.yaml.<zone>` is edited, built and pushed: the zone of this file',
    shown: 'see `zone.yaml`',
    noun: 'a mapping',
    allowed: 'the zone id and the VIP of its proxies',
    example: 'proxyVips: { pek3a: 10.16.100.1 }',
  },
  'boss.notifyWebhook.proxyVips.*': {
    meaning: "the VIP of that zone's proxies, IPv4: `proxy` or `<zone>-proxy` in the firstbox's `/etc/hosts`",
    shown: '`10.16.100.1`',
    noun: 'an IPv4 address',
    allowed: 'the VIP of the zone’s proxies: `proxy` or `<zone>-proxy` in /etc/hosts of the firstbox',
    example: '<zone>: 10.16.100.1',
  },
  'boss.notifyWebhook.otherVip': {
    meaning: '`meant`: that address is right although `/etc/hosts` gives the proxies another one',
    unset: 'it is refused',
    shown: '`meant`',
    noun: 'what can be said of a VIP that the platform does not know',
    allowed: 'meant',
    example: 'otherVip: meant',
    cure: 'write `otherVip: meant`, or delete the key and write the VIP of /etc/hosts of the firstbox',
  },
  'boss.webSupervisor': {
    meaning:
      '`present`: the web supervisor runs on webservice (WebSupervisor); without the key it is neither installed nor removed',
    unset: 'not looked after',
    shown: '`present`',
    noun: 'something that can be asked of the web supervisor',
    allowed: 'present',
    example: 'webSupervisor: present',
    cure: 'write `webSupervisor: present`, or delete the key where it is not wanted: it is not removed then',
  },
} satisfies Readonly<Record<string, KeyTexts>>;
