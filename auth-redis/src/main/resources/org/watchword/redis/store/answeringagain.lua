-- A node answers again. Where none has said for four seconds that it does, the time since then is a downtime, or part
-- of one that ended less than a minute ago.
local UNNOTICED, SAME = 4000, 60000
local time = now()
local known = redis.call('HMGET', DOWNTIME, 'seen', 'ended')
if known[1] and time - known[1] >= UNNOTICED then
  if not known[2] or time - known[2] >= SAME then
    redis.call('HSET', DOWNTIME, 'began', known[1])
  end
  redis.call('HSET', DOWNTIME, 'ended', time)
end
redis.call('HSET', DOWNTIME, 'seen', time)
return 1
