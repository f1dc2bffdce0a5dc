-- user or nothing, now, how many to leave out, how many at most; gives how many go on, and the fields of those
local STEP = 200
local index = ARGV[1] == '' and OPEN or of(ARGV[1])
local at, first, most = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local total = ARGV[1] == '' and redis.call('ZCOUNT', EXPIRY, '(' .. ARGV[2], '+inf') or nil
local found, seen, from = {}, 0, 0
while not total or (first < total and #found < most) do
  local ids = redis.call('ZRANGE', index, from, from + STEP - 1)
  for _, id in ipairs(ids) do
    local expiry = redis.call('ZSCORE', EXPIRY, id)
    if expiry and tonumber(expiry) > at then
      seen = seen + 1
      if seen > first and #found < most then
        found[#found + 1] = redis.call('HGETALL', session(id))
      end
    end
  end
  if #ids < STEP then
    break
  end
  from = from + STEP
end
return {total or seen, found}
