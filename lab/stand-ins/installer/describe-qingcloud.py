#!/usr/bin/env python3
"""Stand-in: what the platform is, and whether it is idle: `running`."""
import installer_jobs as installer

status = 'running'
if any(job['status'] in installer.AT_WORK for job in installer.jobs()):
    status = 'working'
if installer.is_broken('platform-busy'):
    status = 'upgrading'
installer.show(
    {
        'platform_id': 'p-1ab00001',
        'region_id': installer.variable('region_id'),
        'zone_info': installer.jobs()[0]['zone'],
        'status': status,
    }
)
