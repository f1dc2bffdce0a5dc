-- milliseconds, how many at most; gives what was recorded within them: ids, each with the moment until which it matters.
-- One more than the most where there are more.
local STEP = 1000
local ids = redis.call('ZRANGEBYSCORE', RECORDED, now() - ARGV[1], '+inf', 'LIMIT', 0, ARGV[2] + 1)
local found = {}
for from = 1, #ids, STEP do
  local to = math.min(from + STEP - 1, #ids)
  local valid = redis.call('ZMSCORE', VALID, unpack(ids, from, to))
  for i = from, to do
    if valid[i - from + 1] then
      found[#found + 1] = ids[i]
      found[#found + 1] = valid[i - from + 1]
    end
  end
end
return found
