const gone = (...names: string[]) => names.map((name) => `- /etc/supervisor/conf.d/${name}.conf`);
const pushed = '* /pitrix/conf/global/server.yaml';
const boss = [
  '+ /etc/supervisor/conf.d/boss2_api.conf',
  '+ /etc/supervisor/conf.d/boss2_worker.conf',
  '+ /etc/supervisor/conf.d/transit_upload_server.conf',
  ...gone('boss_hypervisor', 'boss_hypervisor_proxy', 'pitrix-boss-console'),
  '+ /pitrix/bin/boss2-manager/django_manage.sh',
  '+ /pitrix/conf/boss2/boss2.yaml',
  pushed,
  '+ /pitrix/lib/boss2/boss2_server',
  '+ /pitrix/lib/boss2/transit_upload_server',
  '+ /pitrix/web/boss2/index.html',
  '+ /pitrix/web/boss2/local_config.yaml',
];

/** Which files the whole runbook brings (`+`), removes (`-`) and changes (`*`), by host. */
export const filesOfTheRunbook: Readonly<Record<string, readonly string[]>> = {
  firstbox: [
    '+ /pitrix/conf/variables/boss2/boss2.yaml.lab1',
    '+ /pitrix/conf/variables/boss2/local_config.yaml',
    '- /pitrix/conf/variables/global/boss.yaml.lab1',
    '- /pitrix/conf/variables/global/boss.yaml.lab1.bak',
    '* /pitrix/conf/variables/global/server.yaml.lab1',
    '* /pitrix/conf/variables/variables.yaml', // by the platform's job
    '+ /pitrix/config/vm_variables.lab1.yaml',
  ],
  webservice0: [
    ...gone('boss_aggregator', 'boss_aggregator_proxy', 'boss_collector'),
    '+ /etc/supervisor/conf.d/websupervisor.conf',
    pushed,
    '+ /pitrix/lib/platform/websupervisor',
  ],
  boss0: [...boss, '+ /var/lib/boss2/schema'], // migrated once, on the first node
  boss1: boss,
  proxy0: [
    '- /etc/nginx/sites-available/boss.conf',
    '+ /etc/nginx/sites-available/boss2.conf',
    '- /etc/nginx/sites-enabled/boss.conf',
    '+ /etc/nginx/sites-enabled/boss2.conf',
    pushed,
  ],
  zoocassa0: [],
  lab1r01n01: [...gone('boss_daemon'), pushed],
  lab1r01n02: [...gone('00-boss'), pushed], // the same program, in a file of another name
};

/** Where the secrets of the configuration belong, and nowhere else. */
export const placesOfSecrets = [
  ...['boss0', 'boss1'].flatMap((host) => [
    `${host}:/pitrix/conf/boss2/boss2.yaml`,
    `${host}:/pitrix/web/boss2/local_config.yaml`,
  ]),
  'firstbox:/pitrix/conf/variables/boss2/boss2.yaml.lab1',
  'firstbox:/pitrix/conf/variables/boss2/local_config.yaml',
  'firstbox:/pitrix/repo/indep/pitrix-ks-boss2-conf_*.deb',
  'firstbox:/pitrix/repo/indep/pitrix-ks-boss2-console_*.deb',
];
