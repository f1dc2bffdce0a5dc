-- key, the record that must be there or nothing, the next one, how long it is kept; gives 1 where it was replaced
local key = prefix .. 'a:' .. ARGV[1]
if (redis.call('GET', key) or '') ~= ARGV[2] then
  return 0
end
redis.call('SET', key, ARGV[3], 'PX', ARGV[4])
return 1
