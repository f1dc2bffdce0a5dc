-- before, how many at most; gives how many sessions were removed that were over before it
local removed, most = 0, tonumber(ARGV[2])
for _, index in ipairs({EXPIRY, ENDED}) do
  if removed < most then
    for _, id in ipairs(redis.call('ZRANGEBYSCORE', index, '-inf', '(' .. ARGV[1], 'LIMIT', 0, most - removed)) do
      remove(id)
      removed = removed + 1
    end
  end
end
return removed
