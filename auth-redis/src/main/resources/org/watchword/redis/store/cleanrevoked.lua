-- before, how many at most; gives how many revocations were removed that matter no more
local ids = redis.call('ZRANGEBYSCORE', VALID, '-inf', '(' .. ARGV[1], 'LIMIT', 0, ARGV[2])
for _, id in ipairs(ids) do
  redis.call('ZREM', VALID, id)
  redis.call('ZREM', RECORDED, id)
  redis.call('ZREM', NAMES, id)
end
return #ids
