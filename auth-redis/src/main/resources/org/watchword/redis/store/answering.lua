-- A node answers, and has done so since it last said so.
redis.call('HSET', DOWNTIME, 'seen', now())
return 1
