-- milliseconds, the name after which it begins, the moment after which an entry must matter, how many at most; gives as
-- much of what was recorded within the milliseconds, in the order of the names, each with the moment until which it matters
local STEP = 500
local since, after, most = now() - ARGV[1], ARGV[2], tonumber(ARGV[4])
local found = {}
repeat
  local from = after == '' and '-' or '(' .. after
  local ids = redis.call('ZRANGEBYLEX', NAMES, from, '+', 'LIMIT', 0, STEP)
  for _, id in ipairs(ids) do
    after = id
    local recorded, valid = redis.call('ZSCORE', RECORDED, id), redis.call('ZSCORE', VALID, id)
    if recorded and valid and tonumber(recorded) >= since and tonumber(valid) > tonumber(ARGV[3]) then
      found[#found + 1] = id
      found[#found + 1] = valid
    end
    if #found == 2 * most then
      return found
    end
  end
until #ids < STEP
return found
